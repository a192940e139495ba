package io.connexus.call.adapter.http;

import io.connexus.call.application.Carrier.CarrierException;
import io.connexus.call.application.LateTelephones;
import io.connexus.call.application.Softphones;
import io.connexus.platform.Actor;
import io.connexus.platform.Problem;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The softphone of the sign-in that asks. */
@RestController
@RequestMapping("/v1/calls/softphone")
public final class SoftphoneController {
  private final Softphones softphones;
  private final LateTelephones late;

  public SoftphoneController(Softphones softphones, LateTelephones late) {
    this.softphones = softphones;
    this.late = late;
  }

  @PostMapping
  Softphones.Registration connect(Actor actor) {
    return carried(() -> softphones.connect(actor)).orElseThrow(Problem.SOFTPHONE_OFF::exception);
  }

  @PutMapping("/ready")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void ready(Actor actor) {
    if (!late.ready(actor)) {
      throw Problem.SOFTPHONE_OFF.exception();
    }
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void disconnect(Actor actor) {
    carried(() -> {
      softphones.disconnect(actor);
      return true;
    });
  }

  private static <T> T carried(Supplier<T> question) {
    try {
      return question.get();
    } catch (CarrierException e) {
      throw Problem.CARRIER_DOWN.exception();
    }
  }
}
