package io.connexus.platform.access;

import static io.connexus.platform.Role.ADMIN;
import static io.connexus.platform.Role.AGENT;
import static io.connexus.platform.Role.OWNER;
import static io.connexus.platform.Role.VIEWER;

import io.connexus.platform.Role;
import java.util.List;
import java.util.Map;

/**
 * The table of who may call what. The edge refuses what is not in it; tests hold it against {@code
 * openapi.yaml} and {@code asyncapi.yaml}.
 */
public final class Operations {
  /** Every operation over HTTP. */
  public static final List<Operation> ALL =
      List.of(
          open("register", "POST", "/v1/auth/register"),
          open("login", "POST", "/v1/auth/login"),
          open("refresh", "POST", "/v1/auth/refresh"),
          open("logout", "POST", "/v1/auth/logout"),
          open("verifyEmail", "GET", "/v1/auth/verify-email"),
          from(VIEWER, "sendVerification", "POST", "/v1/auth/verify-email/send"),
          open("forgotPassword", "POST", "/v1/auth/reset-password"),
          open("resetPassword", "POST", "/v1/auth/reset-password/confirm"),
          open("restoreEmail", "POST", "/v1/auth/email/restore"),
          from(VIEWER, "changePassword", "POST", "/v1/auth/password"),
          from(VIEWER, "changeEmail", "POST", "/v1/auth/email"),
          from(VIEWER, "listSessions", "GET", "/v1/auth/sessions"),
          from(VIEWER, "endAllSessions", "DELETE", "/v1/auth/sessions"),
          from(VIEWER, "endSession", "DELETE", "/v1/auth/sessions/{id}"),
          from(VIEWER, "getSecondFactor", "GET", "/v1/auth/second-factor"),
          from(VIEWER, "beginSecondFactor", "POST", "/v1/auth/second-factor"),
          from(VIEWER, "confirmSecondFactor", "POST", "/v1/auth/second-factor/confirm"),
          from(VIEWER, "renewRecoveryCodes", "POST", "/v1/auth/second-factor/recovery-codes"),
          from(VIEWER, "disableSecondFactor", "POST", "/v1/auth/second-factor/disable"),
          from(VIEWER, "listPasskeys", "GET", "/v1/auth/passkeys"),
          from(VIEWER, "addPasskey", "POST", "/v1/auth/passkeys"),
          from(VIEWER, "passkeyOptions", "POST", "/v1/auth/passkeys/options"),
          from(VIEWER, "removePasskey", "DELETE", "/v1/auth/passkeys/{id}"),
          open("passkeySignInOptions", "POST", "/v1/auth/passkeys/sign-in/options"),
          open("signInWithPasskey", "POST", "/v1/auth/passkeys/sign-in"),
          open("jwks", "GET", "/v1/auth/jwks"),
          open("getInvitation", "GET", "/v1/auth/invitation"),
          open("acceptInvitation", "POST", "/v1/auth/invitation/accept"),
          from(VIEWER, "getProfile", "GET", "/v1/users/profile"),
          from(VIEWER, "updateProfile", "PUT", "/v1/users/profile"),
          from(VIEWER, "setAvatar", "PUT", "/v1/users/profile/avatar"),
          from(VIEWER, "removeAvatar", "DELETE", "/v1/users/profile/avatar"),
          from(VIEWER, "getAvatar", "GET", "/v1/users/{id}/avatar"),
          from(VIEWER, "getPreferences", "GET", "/v1/users/preferences"),
          from(VIEWER, "updatePreferences", "PUT", "/v1/users/preferences"),
          from(VIEWER, "getPushKey", "GET", "/v1/users/push-key"),
          from(VIEWER, "registerDevice", "POST", "/v1/users/fcm-token"),
          from(VIEWER, "listDevices", "GET", "/v1/users/devices"),
          from(VIEWER, "removeDevice", "DELETE", "/v1/users/devices/{id}"),
          from(VIEWER, "testDevice", "POST", "/v1/users/devices/{id}/test"),
          from(VIEWER, "listPhoneNumbers", "GET", "/v1/users/phone-numbers"),
          from(VIEWER, "addPhoneNumber", "POST", "/v1/users/phone-numbers"), // own; business: admin
          from(VIEWER, "updatePhoneNumber", "PUT", "/v1/users/phone-numbers/{id}"), // likewise
          from(VIEWER, "removePhoneNumber", "DELETE", "/v1/users/phone-numbers/{id}"), // likewise
          from(VIEWER, "verifyPhoneNumber", "POST", "/v1/users/phone-numbers/{id}/verify"),
          from(VIEWER, "sendNumberCode", "POST", "/v1/users/phone-numbers/{id}/verify/send"),
          from(ADMIN, "searchNumbers", "GET", "/v1/users/phone-numbers/available"),
          from(ADMIN, "listNumberOrders", "GET", "/v1/users/phone-numbers/orders"),
          from(ADMIN, "orderNumber", "POST", "/v1/users/phone-numbers/orders"),
          open("telnyxNumbersWebhook", "POST", "/v1/users/phone-numbers/incoming"),
          from(VIEWER, "listDepartments", "GET", "/v1/routing/departments"),
          from(ADMIN, "createDepartment", "POST", "/v1/routing/departments"),
          from(ADMIN, "updateDepartment", "PUT", "/v1/routing/departments/{id}"),
          from(ADMIN, "deleteDepartment", "DELETE", "/v1/routing/departments/{id}"),
          from(VIEWER, "listRoutingRules", "GET", "/v1/routing/rules"),
          from(ADMIN, "decideRouting", "POST", "/v1/routing/rules"),
          from(VIEWER, "tryRouting", "POST", "/v1/routing/rules/try"),
          from(VIEWER, "listContacts", "GET", "/v1/contacts"),
          from(AGENT, "createContact", "POST", "/v1/contacts"),
          from(AGENT, "importContacts", "POST", "/v1/contacts/import"),
          from(VIEWER, "exportContacts", "GET", "/v1/contacts/export"),
          from(VIEWER, "getContact", "GET", "/v1/contacts/{id}"),
          from(AGENT, "updateContact", "PUT", "/v1/contacts/{id}"),
          from(AGENT, "deleteContact", "DELETE", "/v1/contacts/{id}"),
          from(VIEWER, "getWorkspace", "GET", "/v1/workspace"),
          from(ADMIN, "updateWorkspace", "PUT", "/v1/workspace"),
          from(VIEWER, "listMembers", "GET", "/v1/team/members"),
          from(ADMIN, "changeRole", "PUT", "/v1/team/members/{id}"),
          from(VIEWER, "removeMember", "DELETE", "/v1/team/members/{id}"),
          from(OWNER, "transferOwnership", "POST", "/v1/team/members/{id}/make-owner"),
          from(ADMIN, "listInvitations", "GET", "/v1/team/invitations"),
          from(ADMIN, "invite", "POST", "/v1/team/invitations"),
          from(ADMIN, "withdrawInvitation", "DELETE", "/v1/team/invitations/{id}"),
          from(ADMIN, "resendInvitation", "POST", "/v1/team/invitations/{id}/send"),
          from(ADMIN, "listAudit", "GET", "/v1/audit"),
          from(ADMIN, "exportAudit", "GET", "/v1/audit/export"),
          from(VIEWER, "listCalls", "GET", "/v1/calls/history"),
          from(VIEWER, "exportCalls", "GET", "/v1/calls/export"),
          from(VIEWER, "getCall", "GET", "/v1/calls/{id}"),
          from(AGENT, "writeNote", "PUT", "/v1/calls/{id}/note"),
          from(AGENT, "tagCall", "PUT", "/v1/calls/{id}/tags"),
          from(AGENT, "takeOver", "POST", "/v1/calls/{id}/takeover"),
          from(AGENT, "answerCall", "POST", "/v1/calls/{id}/answer"),
          from(AGENT, "declineCall", "POST", "/v1/calls/{id}/decline"),
          from(AGENT, "transferCall", "POST", "/v1/calls/{id}/transfer"),
          from(AGENT, "placeCall", "POST", "/v1/calls/initiate"),
          from(AGENT, "connectSoftphone", "POST", "/v1/calls/softphone"),
          from(AGENT, "disconnectSoftphone", "DELETE", "/v1/calls/softphone"),
          from(AGENT, "softphoneReady", "PUT", "/v1/calls/softphone/ready"),
          from(AGENT, "holdCall", "POST", "/v1/calls/{id}/hold"),
          from(AGENT, "muteCall", "POST", "/v1/calls/{id}/mute"),
          from(AGENT, "pressKeys", "POST", "/v1/calls/{id}/dtmf"),
          from(AGENT, "addParticipant", "POST", "/v1/calls/{id}/participants"),
          from(AGENT, "removeParticipant", "DELETE", "/v1/calls/{id}/participants/{leg}"),
          from(AGENT, "leaveCall", "POST", "/v1/calls/{id}/leave"),
          from(AGENT, "giveBack", "POST", "/v1/calls/{id}/give-back"),
          from(AGENT, "endCall", "POST", "/v1/calls/{id}/end"),
          from(VIEWER, "getCallSettings", "GET", "/v1/calls/settings"),
          from(ADMIN, "updateCallSettings", "PUT", "/v1/calls/settings"),
          from(AGENT, "startRecording", "POST", "/v1/calls/{id}/recording/start"),
          from(AGENT, "stopRecording", "POST", "/v1/calls/{id}/recording/stop"),
          // a viewer reads what was said, and may hear it too; the mark of a new message stays
          from(VIEWER, "listRecordings", "GET", "/v1/calls/{id}/recordings"),
          from(VIEWER, "getRecordingAudio", "GET", "/v1/calls/{id}/recordings/{recordingId}/audio"),
          from(AGENT, "markHeard", "PUT", "/v1/calls/{id}/recordings/{recordingId}/heard"),
          from(ADMIN, "deleteRecording", "DELETE", "/v1/calls/{id}/recordings/{recordingId}"),
          open("holdMusic", "GET", "/v1/calls/hold-music"),
          open("ringback", "GET", "/v1/calls/ringback"),
          open("telnyxVoiceWebhook", "POST", "/v1/calls/incoming"),
          from(VIEWER, "getReceptionist", "GET", "/v1/ai/config"),
          from(ADMIN, "updateReceptionist", "PUT", "/v1/ai/config"),
          from(VIEWER, "listFaqs", "GET", "/v1/ai/faqs"),
          from(ADMIN, "createFaq", "POST", "/v1/ai/faqs"),
          from(VIEWER, "getFaq", "GET", "/v1/ai/faqs/{id}"),
          from(ADMIN, "updateFaq", "PUT", "/v1/ai/faqs/{id}"),
          from(ADMIN, "deleteFaq", "DELETE", "/v1/ai/faqs/{id}"),
          from(VIEWER, "tryReceptionist", "POST", "/v1/ai/test"),
          open("retellWebhook", "POST", "/v1/ai/incoming"),
          from(VIEWER, "listTemplates", "GET", "/v1/sms/templates"),
          from(ADMIN, "createTemplate", "POST", "/v1/sms/templates"),
          from(VIEWER, "getTemplate", "GET", "/v1/sms/templates/{id}"),
          from(ADMIN, "updateTemplate", "PUT", "/v1/sms/templates/{id}"),
          from(ADMIN, "deleteTemplate", "DELETE", "/v1/sms/templates/{id}"),
          from(AGENT, "sendText", "POST", "/v1/sms/send"),
          from(VIEWER, "listTexts", "GET", "/v1/sms/history"),
          open("telnyxMessagingWebhook", "POST", "/v1/sms/incoming"),
          from(VIEWER, "realtimeTicket", "POST", "/v1/realtime/ticket"));

  /** What a client may send over the WebSocket, and the least role that may. */
  public static final Map<String, Role> FRAMES =
      Map.of(
          "join-call", VIEWER,
          "leave-call", VIEWER,
          "resume", VIEWER,
          "mute", AGENT,
          "dtmf", AGENT);

  private Operations() {}

  private static Operation from(Role least, String id, String method, String path) {
    return new Operation(id, method, path, least);
  }

  private static Operation open(String id, String method, String path) {
    return new Operation(id, method, path, null);
  }
}
