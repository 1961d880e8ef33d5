package org.beyondviral.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The cells of one CSV record (RFC 4180) and the places of the header's columns. */
final class CsvCells {
  private final CSVFormat format;
  private final List<String> header;

  CsvCells(char delimiter, String header) {
    this.format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
    this.header = headerCells(header);
  }

  List<String> header() {
    return header;
  }

  /** Where that column stands; -1 when the header lacks it. */
  int place(String column) {
    return header.indexOf(column);
  }

  /**
   * The cells of a record.
   *
   * @throws Unreadable unless it is one record as wide as the header
   */
  List<String> of(String record) {
    List<String> cells = split(record);
    if (cells.size() != header.size()) {
      throw new Unreadable("not as many cells as the header");
    }
    return cells;
  }

  private List<String> headerCells(String written) {
    try {
      List<String> names = new ArrayList<>();
      for (String cell : split(written)) {
        names.add(cell.strip());
      }
      return names;
    } catch (Unreadable e) {
      return List.of();
    }
  }

  private List<String> split(String record) {
    try (CSVParser parser = CSVParser.parse(record, format)) {
      List<CSVRecord> records = parser.getRecords();
      if (records.size() != 1) {
        throw new Unreadable("not one CSV record");
      }
      return records.get(0).toList();
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw new Unreadable("not CSV");
    }
  }
}
