package io.connexus.call.adapter.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRange;

/**
 * What of a representation is asked for (RFC 9110 section 14): one range, or all of it. Several
 * ranges, another unit and what cannot be read are answered with all of it, as the RFC allows.
 *
 * @param last included
 */
record Range(long first, long last, boolean partial) {

  /** Nothing of it is there: 416. */
  static final class NotSatisfiable extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The range of the header.
   *
   * @param ifRange {@code If-Range}; all of it unless it is the strong tag
   */
  static Range of(@Nullable String header, @Nullable String ifRange, String tag, long size)
      throws NotSatisfiable {
    var all = new Range(0, size - 1, false);
    if (header == null || (ifRange != null && !ifRange.strip().equals(tag))) {
      return all;
    }
    List<HttpRange> ranges;
    try {
      ranges = HttpRange.parseRanges(header);
    } catch (IllegalArgumentException e) {
      return all;
    }
    if (ranges.size() != 1) {
      return all;
    }
    long first = ranges.getFirst().getRangeStart(size);
    long last = Math.min(ranges.getFirst().getRangeEnd(size), size - 1);
    if (first >= size || last < first) {
      throw new NotSatisfiable();
    }
    return new Range(first, last, true);
  }

  long length() {
    return last - first + 1;
  }
}
