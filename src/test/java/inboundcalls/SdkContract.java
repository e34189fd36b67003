package inboundcalls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.openai.core.ObjectMappers;
import com.openai.models.realtime.RealtimeClientEvent;
import com.openai.models.realtime.RealtimeServerEvent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds events to the provider's own Java types: each must be one that they know, with no field missing, none of another type, and none that
 * they don't know. The first use costs seconds: check all events of a test in one go.
 */
public final class SdkContract {
    /** Sent by the real server, and not in its types. */
    private static final Set<String> UNTYPED = Set.of(
            "RealtimeSessionCreateRequest.id",
            "RealtimeSessionCreateRequest.object",
            "RealtimeSessionCreateRequest.expires_at",
            "RealtimeConversationItemAssistantMessage.phase");

    /** The type whose names are the client's own. */
    private static final String FREE = "Metadata";

    private final List<String> problems = new ArrayList<>();
    private final Set<String> exceptions;

    private SdkContract(Set<String> exceptions) {
        this.exceptions = exceptions;
    }

    /** What is wrong with an event of a client; empty when nothing is. */
    public static List<String> client(String json) {
        return new SdkContract(Set.of()).check(json, RealtimeClientEvent.class);
    }

    /** What is wrong with an event of the server; empty when nothing is. */
    public static List<String> server(String json) {
        return new SdkContract(UNTYPED).check(json, RealtimeServerEvent.class);
    }

    private List<String> check(String json, Class<?> type) {
        try {
            Object event = ObjectMappers.jsonMapper().readValue(json, type);
            type.getMethod("validate").invoke(event);
            walk(event);
        } catch (JsonProcessingException e) {
            problems.add("unreadable: " + e.getOriginalMessage());
        } catch (InvocationTargetException e) {
            problems.add("invalid: " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return problems.stream().map(problem -> problem + " in " + json).toList();
    }

    private void walk(Object value) throws ReflectiveOperationException {
        if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                walk(optional.get());
            }
        } else if (value instanceof Collection<?> values) {
            for (Object element : values) {
                walk(element);
            }
        } else if (value.getClass().getName().startsWith("com.openai.models.")) {
            fields(value);
        }
    }

    private void fields(Object model) throws ReflectiveOperationException {
        for (Method method : model.getClass().getMethods()) {
            if (method.getName().equals("_additionalProperties")) {
                ((Map<?, ?>) method.invoke(model)).keySet().forEach(name -> unknown(model, name));
            } else if (isField(method)) {
                walk(method.invoke(model));
            }
        }
    }

    private void unknown(Object model, Object name) {
        String type = model.getClass().getSimpleName();
        String field = type + "." + name;
        if (!exceptions.contains(field) && !type.equals(FREE)) {
            problems.add("unknown field: " + field);
        }
    }

    /** The fields of an object, and the alternatives of a union; enums and builders are neither. */
    private static boolean isField(Method method) {
        Class<?> type = method.getReturnType();
        return method.getParameterCount() == 0
                && !Modifier.isStatic(method.getModifiers())
                && !method.getName().matches("_.*|as[A-Z].*|toBuilder|validate|value|known")
                && (type == Optional.class
                        || type == List.class
                        || type.getName().startsWith("com.openai.models."));
    }
}
