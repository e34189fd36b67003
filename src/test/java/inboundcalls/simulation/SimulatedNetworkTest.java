package inboundcalls.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SimulatedNetworkTest {
    @TempDir
    private Path directory;

    @Test
    void readsTheOneThatComesWithTheProgram() throws IOException {
        assertEquals(
                SimulatedNetwork.load(), SimulatedNetwork.load(Path.of("src/main/resources/simulation/network.json")));
    }

    @Test
    void answersForARouterWithNothingInIt() throws IOException {
        NetworkAnswers answers = new NetworkAnswers(
                network("{routers: [{id: router-1, name: SUR, status: apagado, interfaces: [], gateways: []}]}"));
        assertEquals("En el router SUR hay 0 clientes activos.", answers.answer("¿Cuántos clientes hay?"));
        assertEquals("No hay esa interfaz.", answers.answer("¿Cuál es el tráfico de la interfaz WAN?"));
        assertEquals("No hay interfaces.", answers.answer("¿Qué interfaz tiene más tráfico?"));
        assertEquals("No hay gateways activos.", answers.answer("¿Qué gateways están activos?"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | nothing in it (expected: {\"routers\": […]})",
                "{} | no routers",
                "{routers: [{id: router-1}]} | no name of a router",
                "{routers: [{id: a, name: b, status: c, interfaces: [{name: d}]}]} | no role of an interface"
            })
    void saysWhatIsMissing(String json, String what) {
        IOException refused = assertThrows(IOException.class, () -> network(json));
        assertEquals(directory.resolve("network.json") + ": " + what, refused.getMessage());
    }

    @Test
    void saysThatItIsNoJson() {
        String message =
                assertThrows(IOException.class, () -> network("routers")).getMessage();
        assertTrue(message.startsWith(directory.resolve("network.json") + ": "), message);
    }

    private SimulatedNetwork network(String json) throws IOException {
        return SimulatedNetwork.load(Files.writeString(directory.resolve("network.json"), json));
    }
}
