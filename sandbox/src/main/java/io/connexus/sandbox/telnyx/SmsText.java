package io.connexus.sandbox.telnyx;

/**
 * How a text is cut for the air: GSM-7 in 160 or 153 septets, else UCS-2 in 70 or 67 code units.
 *
 * @param encoding as Telnyx writes it
 */
record SmsText(String encoding, int units, int parts) {
  /** Telnyx's published subset of GSM 03.38, which lacks Greek and Ç. */
  private static final String BASIC =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
          + "!\"#$%&'()*+,-./:;<=>?@ \n\r_£¥èéùìòØøÅåÆæßÉ¡ÄÖÑÜ§¿äöñüà";

  private static final String TWO_SEPTETS = "^{}\\[]~|€";

  static SmsText of(String text) {
    int septets = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (TWO_SEPTETS.indexOf(c) >= 0) {
        septets += 2;
      } else if (BASIC.indexOf(c) >= 0) {
        septets++;
      } else {
        return new SmsText("UCS-2", text.length(), parts(text.length(), 70, 67));
      }
    }
    return new SmsText("GSM-7", septets, parts(septets, 160, 153));
  }

  private static int parts(int units, int alone, int joined) {
    return units <= alone ? 1 : (units + joined - 1) / joined;
  }
}
