package inboundcalls.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.config.Config;
import inboundcalls.config.ConfigLoader;
import inboundcalls.config.ConfigSources;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests in {@code conf/kubernetes}. */
class KubernetesTest {
    private static final Path FILE = Path.of("conf", "kubernetes", "openai-inbound-calls.yaml");
    private static final Pattern SLEEP = Pattern.compile("sleep (\\d+); .*-X POST http://127\\.0\\.0\\.1:8090/drain");
    /** What the server's end may take beyond the time that calls may go on. */
    private static final int LONGEST_END_SECONDS = 20;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "terminationGracePeriodSeconds",
                "preStop",
                "readOnlyRootFilesystem",
                "externalTrafficPolicy",
                "maxUnavailable",
                "seccompProfile",
                "stringData",
                "podSelector"
            })
    void haveNoFieldThatTheApiDoesNotHave(String field) throws IOException {
        String yaml = Files.readString(FILE);
        Manifests.read(yaml);
        String misspelt = yaml.replaceFirst("\\b" + field + ":", field + "s:");
        assertNotEquals(yaml, misspelt);
        assertThrows(IllegalArgumentException.class, () -> Manifests.read(misspelt));
    }

    @Test
    void startAServerThatWaitsForItsCallsBeforeItIsKilled(@TempDir Path directory) throws IOException {
        Manifests manifests = Manifests.read(Files.readString(FILE));
        Config config = config(manifests, directory);
        V1PodSpec pod = pod(manifests);
        Matcher preStop = SLEEP.matcher(container(pod)
                .getLifecycle()
                .getPreStop()
                .getExec()
                .getCommand()
                .get(2));
        assertTrue(preStop.find());
        long needed = Integer.parseInt(preStop.group(1))
                + config.call().drainTimeout().toSeconds()
                + LONGEST_END_SECONDS;
        assertTrue(pod.getTerminationGracePeriodSeconds() > needed, () -> "needed: " + needed + " s");
    }

    @Test
    void meanOneAnother(@TempDir Path directory) throws IOException {
        Manifests manifests = Manifests.read(Files.readString(FILE));
        Config config = config(manifests, directory);
        V1Deployment deployment = manifests.the(V1Deployment.class);
        Map<String, String> labels =
                deployment.getSpec().getTemplate().getMetadata().getLabels();
        V1Service service = manifests.the(V1Service.class);
        assertEquals(labels, deployment.getSpec().getSelector().getMatchLabels());
        assertEquals(labels, service.getSpec().getSelector());
        assertEquals(
                labels,
                manifests
                        .the(V1PodDisruptionBudget.class)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels());
        assertEquals(
                labels,
                manifests.the(V1NetworkPolicy.class).getSpec().getPodSelector().getMatchLabels());
        List<Integer> ports = container(pod(manifests)).getPorts().stream()
                .map(V1ContainerPort::getContainerPort)
                .toList();
        assertEquals(List.of(config.audioSocket().port(), config.admin().port()), ports);
        assertEquals(ports.get(0), service.getSpec().getPorts().get(0).getPort());
    }

    /** As the server in the pod reads them. */
    private static Config config(Manifests manifests, Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("application.conf"),
                manifests.the(V1ConfigMap.class).getData().get("application.conf"));
        Map<String, String> environment =
                new HashMap<>(manifests.the(V1Secret.class).getStringData());
        container(pod(manifests))
                .getEnv()
                .forEach(variable -> environment.put(variable.getName(), variable.getValue()));
        return new ConfigLoader(new ConfigSources(directory, Optional.of(file), Optional.empty(), environment)).load();
    }

    private static V1PodSpec pod(Manifests manifests) {
        return manifests.the(V1Deployment.class).getSpec().getTemplate().getSpec();
    }

    private static V1Container container(V1PodSpec pod) {
        return pod.getContainers().get(0);
    }
}
