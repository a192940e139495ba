package io.connexus.user.adapter.http;

import io.connexus.platform.Actor;
import io.connexus.platform.Problem;
import io.connexus.platform.UserId;
import io.connexus.user.application.Avatars;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The pictures of members. */
@RestController
@RequestMapping("/v1/users")
public class AvatarController {
  private final Avatars avatars;

  public AvatarController(Avatars avatars) {
    this.avatars = avatars;
  }

  /** Sets the picture; what the client calls its format does not matter. */
  @PutMapping("/profile/avatar")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void set(Actor actor, @RequestBody(required = false) byte @Nullable [] file) {
    if (file == null) {
      throw Problem.BAD_IMAGE.exception();
    }
    avatars.set(actor, file);
  }

  /** Removes the picture. */
  @DeleteMapping("/profile/avatar")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Actor actor) {
    avatars.remove(actor);
  }

  /** The picture of a member; a browser may keep it but asks whether it still is the one. */
  @GetMapping("/{id}/avatar")
  ResponseEntity<byte[]> get(Actor actor, @PathVariable UUID id) {
    var found =
        avatars.find(actor.workspace(), new UserId(id)).orElseThrow(Problem.NOT_FOUND::exception);
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .cacheControl(CacheControl.noCache().cachePrivate())
        .eTag(found.version())
        .body(found.jpeg());
  }
}
