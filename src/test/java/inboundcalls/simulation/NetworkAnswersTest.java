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
                "¿Qué gateways están activos en TORRE NORTE? | Gateways activos: 198.51.100.1 de TORRE NORTE.",
                "¿Qué gateways están caídos? | Gateways caídos: 192.0.2.5 de FIBRA OPTICA.",
                "¿Cuál es el estado de los gateways de CENTRO? | Gateways activos: 203.0.113.1 de CENTRO."
                        + " No hay gateways caídos.",
                "¿Qué router tiene más clientes? | El router con más clientes es FIBRA OPTICA,"
                        + " con 221 clientes activos.",
                "¿Cuántos clientes hay en FIBRA OPTICA y en TORRE NORTE? |"
                        + " Hay 355 clientes activos en total, en 2 routers.",
                "¿Cuál es el estado de router-205? | Estado de los routers: CENTRO está con alertas.",
                "¿Cuánto tráfico hay en TORRE NORTE? | El tráfico total es de 388 Mbps de bajada y 41 Mbps de subida.",
                "¿Qué tráfico tiene ether2? | Tráfico: ether2 de FIBRA OPTICA, 71 Mbps de bajada y 610 Mbps de subida;"
                        + " ether2 de CENTRO, 22 Mbps de bajada y 175 Mbps de subida.",
                "¿Qué tráfico tiene ether2 en CENTRO? | Tráfico:"
                        + " ether2 de CENTRO, 22 Mbps de bajada y 175 Mbps de subida.",
                "¿Cuál es el estado de las interfaces de CENTRO? | Hay 2 interfaces en uso y 0 libres.",
                "¿Cuál es el estado de las interfaces? | Hay 7 interfaces en uso y 2 libres.",
                "¿Qué hora es? | No entendí la pregunta. Puedo informar sobre clientes, routers, tráfico,"
                        + " interfaces y gateways."
            })
    void answersByTheWordsOfTheQuestion(String question, String answer) {
        assertEquals(answer, answers.answer(question));
    }
}
