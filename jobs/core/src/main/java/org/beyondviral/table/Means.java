package org.beyondviral.table;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a column holds, in one sentence, and in which unit; schema, docs and {@code explain} are
 * derived from it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Means {
  String value();

  Unit unit() default Unit.NONE;
}
