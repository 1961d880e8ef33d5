package org.beyondviral.store;

/**
 * One file of an archive.
 *
 * @param path where it is, as a URI
 * @param name its path relative to the input it was found by
 * @param length its bytes as stored
 */
public record ArchiveFile(String path, String name, long length) {}
