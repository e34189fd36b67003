package inboundcalls.spoken;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpokenTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "En el router FIBRA OPTICA hay 221 clientes activos. | En el router FIBRA OPTICA hay doscientos veintiún clientes activos.",
                "Hay 221 interfaces y 21 libres. | Hay doscientas veintiuna interfaces y veintiuno libres.",
                "1 cliente, 1 conexión, 1 área y 1 sistema. | un cliente, una conexión, un área y un sistema.",
                "21 VLAN, 31 redes, 200 IP y 21 sistemas | veintiuna VLAN, treinta y una redes, doscientas IP y veintiún sistemas",
                "21.000 clientes y 201000 personas | veintiún mil clientes y doscientas una mil personas",
                "1.000.000 de clientes, 2000000 clientes | un millón de clientes, dos millones de clientes",
                "1.234, 1,234 y 1234567 | mil doscientos treinta y cuatro, mil doscientos treinta y cuatro y un millón doscientos treinta y cuatro mil quinientos sesenta y siete",
                "1.234,5 y 1,234.5 | mil doscientos treinta y cuatro coma cinco y mil doscientos treinta y cuatro coma cinco",
                "Total: 221. | Total: doscientos veintiuno.",
                "Hay 21 en CENTRO y 1 en TORRE. | Hay veintiuno en CENTRO y uno en TORRE.",
                "El router 21 tiene 0 clientes. | El router veintiuno tiene cero clientes.",
                "3.5, 0,05 y 0.234 | tres coma cinco, cero coma cero cinco y cero coma dos tres cuatro",
                "código 007, tel. 555-0100 | código cero cero siete, tel. quinientos cincuenta y cinco guion cero uno cero cero",
                "12345678901234 | uno dos tres cuatro cinco seis siete ocho nueve cero uno dos tres cuatro",
                "de 10-20 clientes, nº 3 y #4 | de diez a veinte clientes, número tres y número cuatro"
            })
    void saysAmounts(String written, String said) {
        assertSaid(said, written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "245.7 Mbps | doscientos cuarenta y cinco coma siete megabits por segundo",
                "1 Mbps, 21Mbps y 0 kbps | un megabit por segundo, veintiún megabits por segundo y cero kilobits por segundo",
                "1.25 Gbps y 1.234 Gbps | uno coma veinticinco gigabits por segundo y uno coma dos tres cuatro gigabits por segundo",
                "12 MB/s, 800 Kbps, 1500 pps | doce megabytes por segundo, ochocientos kilobits por segundo, mil quinientos paquetes por segundo",
                "1000000 pps, 1.234 pps | un millón de paquetes por segundo, mil doscientos treinta y cuatro paquetes por segundo",
                "842/96 Mbps | ochocientos cuarenta y dos barra noventa y seis megabits por segundo",
                "10-20 Mbps, 10M/5M | diez a veinte megabits por segundo, diez megas barra cinco megas",
                "tráfico en Mbps: 45.00 | tráfico en megabits por segundo: cuarenta y cinco",
                "CPU al 45%, 99,9 % y 21% | CPU al cuarenta y cinco por ciento, noventa y nueve coma nueve por ciento y veintiuno por ciento",
                "señal de -65 dBm | señal de menos sesenta y cinco de be eme",
                "-5 °C, 45°C, 45º | menos cinco grados, cuarenta y cinco grados, cuarenta y cinco grados",
                "12 ms, 1.234 ms, 3 s, 21 h | doce milisegundos, uno coma dos tres cuatro milisegundos, tres segundos, veintiuna horas",
                "24.5 V, 256 MiB, 5GHz | veinticuatro coma cinco voltios, doscientos cincuenta y seis megabytes, cinco gigahercios"
            })
    void saysMeasures(String written, String said) {
        assertSaid(said, written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.168.1.1 | ciento noventa y dos punto ciento sesenta y ocho punto uno punto uno",
                "La red 10.0.0.0/24. | La red diez punto cero punto cero punto cero barra veinticuatro.",
                "http://10.0.0.9:5050/health | diez punto cero punto cero punto nueve puerto cinco mil cincuenta/health",
                "2001:db8::1 caída | dos cero cero uno, dos puntos, D B ocho, doble dos puntos, uno caída",
                "fe80::/10 y ::1 | F E ocho cero, doble dos puntos barra diez y doble dos puntos, uno",
                "::ffff:192.0.2.1 | doble dos puntos, F F F F, dos puntos, ciento noventa y dos punto cero punto dos punto uno",
                "2C:4F:54:00:0a:1b | dos C, cuatro F, cinco cuatro, cero cero, cero A, uno B",
                "2c-4f-54-00-0a-1b y 2c4f.5400.0a1b | dos C, cuatro F, cinco cuatro, cero cero, cero A, uno B y dos C, cuatro F, cinco cuatro, cero cero, cero A, uno B"
            })
    void saysAddresses(String written, String said) {
        assertSaid(said, written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a las 14:35, 21:05 y 1:00 | a las catorce treinta y cinco, veintiuna cero cinco y una hora",
                "desde 2025-11-01 04:05:06 | desde primero de noviembre de dos mil veinticinco cuatro horas, cinco minutos y seis segundos",
                "2025-11-22T14:35 | veintidós de noviembre de dos mil veinticinco, catorce treinta y cinco",
                "el 22/11/2025 | el veintidós de noviembre de dos mil veinticinco",
                "uptime 3w2d04:12:00 | uptime tres semanas, dos días, cuatro horas y doce minutos",
                "1d4h12m5s, 21h 1m | un día, cuatro horas, doce minutos y cinco segundos, veintiuna horas y un minuto",
                "5d | cinco días"
            })
    void saysTimes(String written, String said) {
        assertSaid(said, written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FIBRA OPTICA (router-146) | FIBRA OPTICA (router ciento cuarenta y seis)",
                "ether1 de router_21 | ether uno de router veintiuno",
                "sfp-sfpplus1, VLAN20, AP-007 | sfp-sfpplus uno, VLAN veinte, AP cero cero siete",
                "CCR2004-1G-12S+2XS | CCR dos mil cuatro uno G doce S dos XS",
                "RouterOS 7.15.3, v7.15, 802.11ac | RouterOS siete punto quince punto tres, v siete punto quince, ochocientos dos punto once ac",
                "router-central y nombre_de_red | router-central y nombre_de_red",
                "ether1/2 está libre | ether uno barra dos está libre"
            })
    void saysNames(String written, String said) {
        assertSaid(said, written);
    }

    private static void assertSaid(String said, String written) {
        assertEquals(
                said.endsWith(".") ? said : said + ".",
                new SpokenText(true, 10_000).of(written + (said.endsWith(".") ? "" : ".")));
    }
}
