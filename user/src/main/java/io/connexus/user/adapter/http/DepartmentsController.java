package io.connexus.user.adapter.http;

import io.connexus.platform.Actor;
import io.connexus.platform.EventBus;
import io.connexus.platform.Ids;
import io.connexus.platform.PlainText;
import io.connexus.platform.Problem;
import io.connexus.platform.audit.AuditLog;
import io.connexus.user.application.Departments;
import io.connexus.user.application.Departments.Department;
import io.connexus.user.application.PhoneNumbersChanged;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Groups of members that numbers are assigned to. */
@RestController
@RequestMapping("/v1/routing/departments")
public class DepartmentsController {
  private final Departments departments;
  private final AuditLog audit;
  private final EventBus bus;
  private final TransactionTemplate transactions;

  public DepartmentsController(
      Departments departments, AuditLog audit, EventBus bus, TransactionTemplate transactions) {
    this.departments = departments;
    this.audit = audit;
    this.bus = bus;
    this.transactions = transactions;
  }

  /** All of them, by name. */
  @GetMapping
  DepartmentList list(Actor actor) {
    return new DepartmentList(departments.of(actor.workspace()));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Department create(Actor actor, @Valid @RequestBody DepartmentDraft draft) {
    return save(actor, Ids.next(), draft, true);
  }

  @PutMapping("/{id}")
  Department change(
      Actor actor, @PathVariable("id") UUID id, @Valid @RequestBody DepartmentDraft draft) {
    return save(actor, id, draft, false);
  }

  private Department save(Actor actor, UUID id, DepartmentDraft draft, boolean isNew) {
    var members = draft.memberIds().stream().distinct().toList();
    return transactions.execute(_ -> {
      switch (departments.save(actor.workspace(), id, draft.name().strip(), members, isNew)) {
        case NOT_FOUND -> throw Problem.NOT_FOUND.exception();
        case NAME_TAKEN ->
            throw Problem.INVALID_REQUEST.exception(
                "name: there is a department of that name",
                "name: ya hay un departamento con ese nombre");
        case NO_SUCH_MEMBER ->
            throw Problem.INVALID_REQUEST.exception(
                "memberIds: the workspace has no such member",
                "memberIds: el negocio no tiene a esa persona en su equipo");
        case TOO_MANY -> throw Problem.LIMIT_REACHED.exception();
        case SAVED -> {}
      }
      var saved = departments.find(actor.workspace(), id).orElseThrow();
      note(actor, isNew ? "department.created" : "department.changed", saved);
      return saved;
    });
  }

  /** Its numbers are everybody's again. */
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Actor actor, @PathVariable("id") UUID id) {
    transactions.executeWithoutResult(_ -> {
      var department =
          departments
              .find(actor.workspace(), id)
              .filter(found -> departments.remove(actor.workspace(), found.id()))
              .orElseThrow(Problem.NOT_FOUND::exception);
      note(actor, "department.removed", department);
    });
  }

  private void note(Actor actor, String action, Department department) {
    audit.append(actor, action, department.id(), Map.of("name", department.name()));
    bus.publish(PhoneNumbersChanged.event(actor.workspace()));
  }

  record DepartmentDraft(
      @NotBlank @PlainText @Size(max = 60) String name,
      @NotNull @Size(max = 50) List<@NotNull UUID> memberIds) {}

  record DepartmentList(List<Department> items) {}
}
