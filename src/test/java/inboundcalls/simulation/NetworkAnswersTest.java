package inboundcalls.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NetworkAnswersTest {
    private final NetworkAnswers answers = new NetworkAnswers(SimulatedNetwork.load());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "¿Cuántos clientes activos hay? | Hay 442 clientes activos en total, en 3 routers.",
                "¿Cuántos clientes hay en router-146? | En el router FIBRA OPTICA hay 221 clientes activos.",
                "cuantos clientes hay en el router 146 | En el router FIBRA OPTICA hay 221 clientes activos.",
                "¿Cuántos clientes tiene Fibra Óptica? | En el router FIBRA OPTICA hay 221 clientes activos.",
                "¿Cuántos clientes hay en router-999? | No existe router-999. Routers configurados: FIBRA OPTICA"
                        + " (router-146), TORRE NORTE (router-112) y CENTRO (router-205).",
                "¿Hay clientes con problemas? | Hay clientes con problemas: 3 en FIBRA OPTICA y 2 en TORRE NORTE.",
                "¿Hay clientes con problemas en CENTRO? | No hay clientes con problemas.",
                "¿Qué routers están configurados? | Routers configurados: FIBRA OPTICA (router-146),"
                        + " TORRE NORTE (router-112) y CENTRO (router-205).",
                "¿Qué routers tenemos? | Routers configurados: FIBRA OPTICA (router-146),"
                        + " TORRE NORTE (router-112) y CENTRO (router-205).",
                "¿Cuál es el estado de los routers? | Estado de los routers: FIBRA OPTICA está en línea,"
                        + " TORRE NORTE está en línea y CENTRO está con alertas.",
                "¿Cuál es el tráfico de la interfaz WAN? | Tráfico de la interfaz WAN:"
                        + " ether1 de FIBRA OPTICA, 842 Mbps de bajada y 96 Mbps de subida;"
                        + " ether1 de TORRE NORTE, 388 Mbps de bajada y 41 Mbps de subida;"
                        + " ether1 de CENTRO, 175 Mbps de bajada y 22 Mbps de subida.",
                "¿Cuál es el tráfico WAN de router-205? | Tráfico de la interfaz WAN:"
                        + " ether1 de CENTRO, 175 Mbps de bajada y 22 Mbps de subida.",
                "¿Qué interfaz tiene más tráfico? | La interfaz con más tráfico es ether1 de FIBRA OPTICA, con 938 Mbps.",
                "¿Cuánto tráfico hay en total? | El tráfico total es de 1405 Mbps de bajada y 159 Mbps de subida.",
                "¿Qué interfaces están libres? | Interfaces libres: ether5 de FIBRA OPTICA y ether4 de TORRE NORTE.",
                "¿Qué interfaces están libres en CENTRO? | No hay interfaces libres.",
                "¿Qué gateways están activos? | Gateways activos: 192.0.2.1 de FIBRA OPTICA,"
                        + " 198.51.100.1 de TORRE NORTE y 203.0.113.1 de CENTRO.",
                "¿Cuál es el estado de las interfaces? | Hay 7 interfaces en uso y 2 libres.",
                "¿Qué hora es? | No entendí la pregunta. Puedo informar sobre clientes, routers, tráfico,"
                        + " interfaces y gateways."
            })
    void answersByTheWordsOfTheQuestion(String question, String answer) {
        assertEquals(answer, answers.answer(question));
    }
}
