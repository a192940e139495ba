package io.connexus.call;

import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.WorkspaceId;

/** The AI that answers, as the call needs it. */
public interface Receptionist {

  /**
   * Prepares a session: from now on the receptionist expects to be dialled. Harmless to repeat: an
   * unused session expires by itself.
   *
   * @return the SIP address to dial
   * @throws ReceptionistUnavailable if the AI vendor does not answer or refuses
   */
  String prepare(Session session);

  /**
   * From the return of this method on, nothing the receptionist says in this call is sent.
   *
   * @param version of the call that wants it so; what an older one wants comes too late
   */
  void silence(CallId call, int version);

  /**
   * Ends the silence: the receptionist says {@code line} at once and goes on.
   *
   * @param version as in {@link #silence}
   */
  void resume(CallId call, int version, String line);

  /**
   * One AI conversation of a call.
   *
   * @param number from 1; above 1 the caller comes back from a person and must not be greeted as
   *     new
   */
  record Session(CallId call, WorkspaceId workspace, int number, E164 from, E164 to) {}

  /** The AI vendor cannot take the call now. */
  final class ReceptionistUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReceptionistUnavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
