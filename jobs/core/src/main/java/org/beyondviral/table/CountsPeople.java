package org.beyondviral.table;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many people a row tells of. Where they are fewer than {@code privacy.min-group}, but not
 * none, it is left out of what is published.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface CountsPeople {}
