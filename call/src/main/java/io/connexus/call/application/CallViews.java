package io.connexus.call.application;

import io.connexus.call.application.CallFilter.Found;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.SearchTerms;
import io.connexus.platform.SearchTerms.SearchTerm;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.Contacts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calls with the names of those who called. */
public final class CallViews {
  /** Contacts whose names have a word of a search; more than that is no search for a name. */
  private static final int MOST_NUMBERS = 200;

  private final History history;
  private final Contacts contacts;

  public CallViews(History history, Contacts contacts) {
    this.history = history;
    this.contacts = contacts;
  }

  /** A page of the calls that are wanted, newest first, from before the given one. */
  public List<CallView> page(
      WorkspaceId workspace, CallFilter filter, @Nullable CallId before, int limit) {
    var page = history.page(workspace, filter, before, limit);
    var names =
        contacts.namesOf(workspace, page.stream().map(CallViews::outside).distinct().toList());
    return page.stream().map(view -> view.named(names.get(outside(view)))).toList();
  }

  /** The call, if it is this workspace's. */
  public Optional<CallView> show(WorkspaceId workspace, CallId id) {
    return history
        .show(workspace, id)
        .map(view -> view.named(contacts.find(workspace, outside(view)).orElse(null)));
  }

  /** What a call is to be found by. */
  public List<Found> found(WorkspaceId workspace, SearchTerms terms) {
    return terms.terms().stream()
        .map(term ->
            switch (term) {
              case SearchTerm.Digits(var digits) -> (Found) new Found.Digits(digits);
              case SearchTerm.Word(var word) ->
                  new Found.Word(word, contacts.numbersOf(workspace, word, MOST_NUMBERS));
            })
        .toList();
  }

  private static E164 outside(CallView view) {
    return view.call().outside();
  }
}
