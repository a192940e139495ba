package io.connexus.platform;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone number (ITU-T E.164). An instance is always well-formed, so no one downstream checks
 * again.
 */
public record E164(@JsonValue String value) {
  private static final Pattern SHAPE = Pattern.compile("\\+[1-9]\\d{1,14}");

  /**
   * Stands for the number of a caller who withholds theirs, as carriers do: ANONYMOUS on a keypad.
   * It belongs to nobody.
   */
  public static final E164 WITHHELD = new E164("+266696687");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public E164 {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not an E.164 number"); // never echo it
    }
  }

  /** The number in {@code text}, or empty if it has not the shape of one. */
  public static Optional<E164> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new E164(text)) : Optional.empty();
  }

  /**
   * The number that somebody wrote, with or without the code of its country.
   *
   * @param neighbour a number of the country that is meant where none is given
   * @return empty if there can be no such number
   */
  public static Optional<E164> read(String text, E164 neighbour) {
    try {
      var numbers = PhoneNumberUtil.getInstance();
      var region = numbers.getRegionCodeForNumber(numbers.parse(neighbour.value, null));
      var read = numbers.parse(text, region);
      return numbers.isPossibleNumber(read) && !read.hasExtension()
          ? parse(numbers.format(read, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether the numbering plan of its country has such a number: a stricter question than the
   * shape.
   */
  public boolean isDiallable() {
    try {
      return PhoneNumberUtil.getInstance()
          .isValidNumber(PhoneNumberUtil.getInstance().parse(value, null));
    } catch (NumberParseException e) {
      return false;
    }
  }

  /** Whether whoever calls it pays extra. */
  public boolean isPremium() {
    try {
      var numbers = PhoneNumberUtil.getInstance();
      var type = numbers.getNumberType(numbers.parse(value, null));
      return type == PhoneNumberType.PREMIUM_RATE || type == PhoneNumberType.SHARED_COST;
    } catch (NumberParseException e) {
      return false;
    }
  }

  /**
   * The country whose numbering plan it belongs to (ISO 3166-1 alpha-2), such as {@code JM} for
   * Jamaica, which shares +1; empty if it is none's, as a satellite telephone's.
   */
  public Optional<String> country() {
    try {
      var numbers = PhoneNumberUtil.getInstance();
      return Optional.ofNullable(numbers.getRegionCodeForNumber(numbers.parse(value, null)))
          .filter(country -> !country.equals(PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  /** Whether whoever dials this in the country of this number reaches emergency services. */
  public boolean isEmergencyNearby(String dialled) {
    try {
      var numbers = PhoneNumberUtil.getInstance();
      var country = numbers.getRegionCodeForNumber(numbers.parse(value, null));
      return country != null && ShortNumberInfo.getInstance().isEmergencyNumber(dialled, country);
    } catch (NumberParseException e) {
      return false;
    }
  }

  /**
   * As people in its country write it, such as {@code (212) 555-0123}; the number itself if
   * unknown.
   */
  public String display() {
    if (equals(WITHHELD)) {
      return "Withheld number";
    }
    try {
      var numbers = PhoneNumberUtil.getInstance();
      return numbers.format(numbers.parse(value, null), PhoneNumberFormat.NATIONAL);
    } catch (NumberParseException e) {
      return value;
    }
  }

  /** Logs and stack traces get the last two digits only. */
  @Override
  public String toString() {
    return "E164[***" + value.substring(value.length() - 2) + "]";
  }
}
