package io.connexus.sms;

import io.connexus.call.CallParties;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.sms.application.TextCarrier;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.Contacts;
import io.connexus.user.Member;
import io.connexus.user.Members;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** The other features and the carrier, as texts need them. */
public final class Fakes {
  private Fakes() {}

  /** Calls by workspace and id. */
  public static final class Calls implements CallParties {
    private final Map<CallId, WorkspaceId> owners = new ConcurrentHashMap<>();
    private final Map<CallId, Parties> parties = new ConcurrentHashMap<>();

    public CallId add(WorkspaceId workspace, String outside, String business) {
      var call = CallId.next();
      owners.put(call, workspace);
      parties.put(call, new Parties(new E164(outside), new E164(business)));
      return call;
    }

    @Override
    public Optional<Parties> of(WorkspaceId workspace, CallId call) {
      return workspace.equals(owners.get(call)) ? Optional.of(parties.get(call)) : Optional.empty();
    }
  }

  /** Names, the same in every workspace. */
  public static final class Names implements Contacts {
    public final Map<E164, Name> all = new ConcurrentHashMap<>();

    @Override
    public Map<E164, Name> namesOf(WorkspaceId workspace, Collection<E164> of) {
      return of.stream().filter(all::containsKey).collect(Collectors.toMap(n -> n, all::get));
    }

    @Override
    public Set<E164> numbersOf(WorkspaceId workspace, String word, int most) {
      return Set.of();
    }
  }

  /** Primary numbers. */
  public static final class Numbers implements BusinessNumbers {
    public final Map<WorkspaceId, E164> primary = new ConcurrentHashMap<>();

    @Override
    public Optional<WorkspaceId> workspaceOf(E164 number) {
      return primary.entrySet().stream()
          .filter(entry -> entry.getValue().equals(number))
          .map(Map.Entry::getKey)
          .findFirst();
    }

    @Override
    public Optional<E164> primary(WorkspaceId workspace) {
      return Optional.ofNullable(primary.get(workspace));
    }
  }

  /** Every workspace is Rosa's. */
  public static final class Rosa implements Members {
    @Override
    public Optional<Member> find(WorkspaceId workspace, UserId user) {
      return Optional.empty();
    }

    @Override
    public Optional<Member> find(UserId user) {
      return Optional.empty();
    }

    @Override
    public Optional<Member> owner(WorkspaceId workspace) {
      return Optional.empty();
    }

    @Override
    public String businessName(WorkspaceId workspace) {
      return "Rosa's Bakery";
    }

    @Override
    public Member createWorkspace(String business, String email, String fullName, E164 phone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean confirmEmail(UserId user, String email) {
      throw new UnsupportedOperationException();
    }
  }

  /** Says what it was told to, and takes everything after that. */
  public static final class Carrier implements TextCarrier {
    public record Sent(E164 from, E164 to, String text) {}

    public final List<Sent> sent = new CopyOnWriteArrayList<>();
    public final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    @Override
    public Answer send(E164 from, E164 to, String text) {
      sent.add(new Sent(from, to, text));
      var answer = answers.poll();
      return answer == null ? new Answer.Accepted(UUID.randomUUID().toString()) : answer;
    }
  }
}
