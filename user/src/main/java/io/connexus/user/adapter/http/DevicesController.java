package io.connexus.user.adapter.http;

import io.connexus.platform.Actor;
import io.connexus.platform.PlainText;
import io.connexus.platform.Problem;
import io.connexus.user.application.Device;
import io.connexus.user.application.Device.Subscription;
import io.connexus.user.application.Devices;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** On which devices the member who is signed in is notified. */
@RestController
@RequestMapping("/v1/users")
public class DevicesController {
  private final Devices devices;

  public DevicesController(Devices devices) {
    this.devices = devices;
  }

  /** What to subscribe with. */
  @GetMapping("/push-key")
  PushKey key() {
    return new PushKey(devices.pushKey());
  }

  /** Notifies the browser with this subscription. */
  @PostMapping("/fcm-token")
  @ResponseStatus(HttpStatus.CREATED)
  View register(Actor actor, @Valid @RequestBody NewDevice wanted) {
    var keys = wanted.keys();
    var subscription = new Subscription(wanted.endpoint(), keys.p256dh(), keys.auth());
    return switch (devices.register(actor, wanted.name().strip(), subscription)) {
      case Devices.Result.Registered(var device) -> View.of(device, actor);
      case Devices.Result.TooMany _ -> throw Problem.LIMIT_REACHED.exception();
      case Devices.Result.BadEndpoint _ ->
          throw Problem.INVALID_REQUEST.exception(
              "endpoint must be https at a public address",
              "endpoint debe ser https en una dirección pública");
      case Devices.Result.BadKeys _ ->
          throw Problem.INVALID_REQUEST.exception(
              "keys are not those of a push subscription",
              "keys no son las de una suscripción push");
    };
  }

  /** The member's. */
  @GetMapping("/devices")
  DeviceList list(Actor actor) {
    return new DeviceList(
        devices.of(actor).stream().map(device -> View.of(device, actor)).toList());
  }

  /** Notifies it no longer. */
  @DeleteMapping("/devices/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Actor actor, @PathVariable("id") UUID id) {
    if (!devices.remove(actor, id)) {
      throw Problem.DEVICE_NOT_FOUND.exception();
    }
  }

  /** Tries it. */
  @PostMapping("/devices/{id}/test")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void test(Actor actor, @PathVariable("id") UUID id) {
    if (!devices.test(actor, id)) {
      throw Problem.DEVICE_NOT_FOUND.exception();
    }
  }

  record PushKey(String publicKey) {}

  record NewDevice(
      @NotBlank @PlainText @Size(max = 60) String name,
      @NotNull @Size(max = 1000) String endpoint,
      @NotNull @Valid Keys keys) {
    @Override
    public String toString() {
      return "NewDevice[***]";
    }
  }

  record Keys(@NotNull @Size(max = 100) String p256dh, @NotNull @Size(max = 40) String auth) {
    @Override
    public String toString() {
      return "Keys[***]";
    }
  }

  record View(
      UUID id, String name, Instant createdAt, @Nullable Instant lastNotifiedAt, boolean current) {
    static View of(Device device, Actor actor) {
      return new View(
          device.id(),
          device.name(),
          device.createdAt(),
          device.lastNotifiedAt(),
          device.session().equals(actor.session()));
    }
  }

  record DeviceList(List<View> items) {}
}
