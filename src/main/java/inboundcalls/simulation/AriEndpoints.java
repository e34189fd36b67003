package inboundcalls.simulation;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What ARI answers to a request, without the transport, as Asterisk 22 does. Thread-safe. */
final class AriEndpoints {
    private static final String ROOT = "/ari/";

    private final AriState state;
    private final String authorization;

    AriEndpoints(AriState state, String user, String password) {
        this.state = state;
        byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    AriReply reply(String method, String path, Map<String, List<String>> parameters, String authorization) {
        if (!path.startsWith(ROOT)) {
            return AriReply.failure(404, "Not Found");
        }
        if (!authorization.equals(this.authorization)) {
            return AriReply.failure(401, "Authentication required");
        }
        String[] steps = path.substring(ROOT.length()).split("/", -1);
        if (path.equals(ROOT + "channels")) {
            return method.equals("GET") ? AriReply.json(state.channels()) : invalidMethod();
        }
        if (path.equals(ROOT + "asterisk/variable")) {
            return global(method, first(parameters, "variable").orElse(""), first(parameters, "value"));
        }
        return steps[0].equals("channels") ? ofChannel(method, steps) : notFound();
    }

    private AriReply global(String method, String variable, Optional<String> value) {
        if (variable.isEmpty()) {
            return AriReply.failure(400, "Variable name is required");
        }
        return switch (method) {
            case "GET" -> AriReply.json(Json.object("value", state.globals().getOrDefault(variable, "")));
            case "POST" -> {
                value.ifPresentOrElse(text -> state.setGlobal(variable, text), () -> state.removeGlobal(variable));
                yield AriReply.noContent();
            }
            default -> invalidMethod();
        };
    }

    private AriReply ofChannel(String method, String[] steps) {
        Optional<JsonObject> channel = state.channel(steps[1]);
        if (channel.isEmpty()) {
            return AriReply.failure(404, "Channel not found");
        }
        if (steps.length > 2) {
            return inStasisOnly(method, steps[2]);
        }
        return switch (method) {
            case "GET" -> AriReply.json(channel.get());
            case "DELETE" -> {
                state.hangUp(steps[1]);
                yield AriReply.noContent();
            }
            default -> invalidMethod();
        };
    }

    /** A channel in {@code AudioSocket()} is not. */
    private static AriReply inStasisOnly(String method, String what) {
        if (!List.of("redirect", "variable").contains(what)) {
            return notFound();
        }
        return method.equals("POST") ? AriReply.failure(409, "Channel not in Stasis application") : invalidMethod();
    }

    private static Optional<String> first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst();
    }

    private static AriReply notFound() {
        return AriReply.failure(404, "Resource not found");
    }

    private static AriReply invalidMethod() {
        return AriReply.failure(405, "Invalid method");
    }
}
