package inboundcalls.deploy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Objects of Kubernetes out of YAML, by the API's own types: a field that these do not have, a wrong type or a key that is there twice is an error. */
final class Manifests {
    private static final Gson GSON = JSON.getGson();

    private final Map<Class<?>, Object> objects = new HashMap<>();

    private Manifests() {}

    static Manifests read(String yaml) throws IOException {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        Manifests manifests = new Manifests();
        for (Object document : new Yaml(new SafeConstructor(strict)).loadAll(yaml)) {
            manifests.add(new Gson().toJsonTree(document).getAsJsonObject());
        }
        return manifests;
    }

    /** The one of that type. */
    <T> T the(Class<T> type) {
        return type.cast(objects.get(type));
    }

    private void add(JsonObject object) throws IOException {
        String kind = object.get("apiVersion").getAsString() + "/"
                + object.get("kind").getAsString();
        switch (kind) {
            case "v1/ConfigMap" -> add(object, V1ConfigMap.class, V1ConfigMap::validateJsonElement);
            case "v1/Secret" -> add(object, V1Secret.class, V1Secret::validateJsonElement);
            case "v1/Service" -> add(object, V1Service.class, V1Service::validateJsonElement);
            case "apps/v1/Deployment" -> add(object, V1Deployment.class, V1Deployment::validateJsonElement);
            case "policy/v1/PodDisruptionBudget" ->
                add(object, V1PodDisruptionBudget.class, V1PodDisruptionBudget::validateJsonElement);
            case "networking.k8s.io/v1/NetworkPolicy" ->
                add(object, V1NetworkPolicy.class, V1NetworkPolicy::validateJsonElement);
            default -> throw new IllegalArgumentException("kind: " + kind);
        }
    }

    private <T> void add(JsonObject object, Class<T> type, Check check) throws IOException {
        check.validate(object);
        if (objects.put(type, GSON.fromJson(object, type)) != null) {
            throw new IllegalArgumentException("two of " + type.getSimpleName());
        }
    }

    private interface Check {
        void validate(JsonElement object) throws IOException;
    }
}
