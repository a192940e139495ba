package io.connexus.call.application;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Names of the records of a sealed family, as kept in tables: {@code CallerArrived} is {@code
 * caller-arrived}. A name outlives the class, so renaming a record needs a migration.
 */
public final class TypeNames<T> {
  private final Map<String, Class<?>> classes;
  private final Map<Class<?>, String> names;

  public TypeNames(Class<T> family) {
    classes =
        Arrays.stream(family.getPermittedSubclasses())
            .filter(Class::isRecord)
            .collect(Collectors.toMap(TypeNames::name, Function.identity()));
    names =
        classes.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
  }

  /** The name of this one's type. */
  public String of(T one) {
    return Objects.requireNonNull(names.get(one.getClass()));
  }

  /** The type with this name. */
  @SuppressWarnings("unchecked") // the map holds members of the family only
  public Class<? extends T> type(String name) {
    var type = classes.get(name);
    if (type == null) {
      throw new IllegalStateException("no type is called " + name);
    }
    return (Class<? extends T>) type;
  }

  /** All names. */
  public java.util.Set<String> all() {
    return classes.keySet();
  }

  private static String name(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
