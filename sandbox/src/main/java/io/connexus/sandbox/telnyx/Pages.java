package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.http.Ask;
import io.connexus.sandbox.json.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Telnyx's two ways of cutting a list. */
final class Pages {
  private Pages() {}

  /** {@code page[number]} and {@code page[size]}. */
  static ObjectNode numbered(List<ObjectNode> all, Ask ask) {
    int size = Math.clamp(ask.query("page[size]", 20), 1, 250);
    int number = Math.max(1, ask.query("page[number]", 1));
    int from = (int) Math.min(all.size(), (number - 1L) * size);
    ObjectNode page = CallsApi.data(array(all.subList(from, Math.min(all.size(), from + size))));
    ObjectNode meta = page.putObject("meta");
    meta.put("page_number", number).put("page_size", size);
    meta.put("total_pages", (all.size() + size - 1) / size).put("total_results", all.size());
    return page;
  }

  /**
   * {@code page[limit]}, {@code page[after]} and {@code page[before]}; a cursor is a position. The
   * numbered meta stands beside the cursors: the vendor's own Node SDK pages these lists by number
   * and would read the first page for ever.
   */
  static ObjectNode cursor(List<ObjectNode> all, Ask ask) {
    int limit = Math.clamp(ask.query("page[limit]", 20), 1, 250);
    int from = Math.clamp(start(ask, limit), 0, all.size());
    int to = Math.min(all.size(), from + limit);
    ObjectNode page = CallsApi.data(array(all.subList(from, to)));
    ObjectNode meta = page.putObject("meta");
    meta.put("total_items", all.size()).put("total_results", all.size());
    meta.put("page_number", from / limit + 1).put("page_size", limit);
    meta.put("total_pages", (all.size() + limit - 1) / limit);
    ObjectNode cursors = meta.putObject("cursors");
    cursors.put("before", from > 0 ? String.valueOf(from) : "");
    cursors.put("after", to < all.size() ? String.valueOf(to) : "");
    String here = ask.path().substring("/telnyx".length());
    meta.put("next", to < all.size() ? here + "?page[after]=" + to : "");
    meta.put("previous", from > 0 ? here + "?page[before]=" + from : "");
    return page;
  }

  private static int start(Ask ask, int limit) {
    int before = ask.query("page[before]", -1);
    int numbered = (ask.query("page[number]", 1) - 1) * limit;
    return before >= 0 ? before - limit : ask.query("page[after]", numbered);
  }

  private static ArrayNode array(List<ObjectNode> items) {
    ArrayNode array = Json.array();
    items.forEach(array::add);
    return array;
  }
}
