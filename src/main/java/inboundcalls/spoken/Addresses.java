package inboundcalls.spoken;

import static inboundcalls.spoken.Rule.group;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

/** MAC, IPv6 and IPv4 addresses: in pairs, character by character, and number by number. */
final class Addresses {
    private static final String MAC = "(?<![\\p{L}\\d:.-])(?:\\p{XDigit}{2}([:-])(?:\\p{XDigit}{2}\\1){4}\\p{XDigit}{2}"
            + "|\\p{XDigit}{4}\\.\\p{XDigit}{4}\\.\\p{XDigit}{4})(?![\\p{L}\\d:-])";
    private static final String PREFIX = "(?:/(\\d{1,3}))?";
    private static final String IPV6 =
            "(?<![\\p{L}\\d:.])(?=\\p{XDigit}{0,4}:)([\\p{XDigit}:.]{0,44}(?:\\p{XDigit}|::))" + PREFIX
                    + "(?![\\p{L}\\d])";
    private static final String IPV4 = "(?<![\\p{L}\\d.])(\\d{1,3}(?:\\.\\d{1,3}){3})" + PREFIX
            + "(?::(\\d{1,5}))?(?![\\p{L}\\d]|\\.\\d)(-(?=\\d{1,3}\\.))?";

    static final List<Rule> RULES =
            List.of(Rule.of(MAC, Addresses::mac), Rule.of(IPV6, Addresses::ipv6), Rule.of(IPV4, Addresses::ipv4));

    private Addresses() {}

    private static String mac(MatchResult match) {
        return Arrays.stream(match.group().replaceAll("[:.-]", "").split("(?<=\\G..)"))
                .map(Digits::oneByOne)
                .collect(Collectors.joining(", "));
    }

    /** The pattern takes in times as well. */
    private static String ipv6(MatchResult match) {
        String address = match.group(1);
        if (!address.contains(":") || !NetUtil.isValidIpV6Address(address)) {
            return match.group();
        }
        String words = Arrays.stream(address.split("(?<=:)(?=[^:])|(?<=[^:])(?=:)"))
                .map(Addresses::part)
                .collect(Collectors.joining(", "));
        return words + prefix(group(match, 2));
    }

    private static String part(String part) {
        return switch (part) {
            case "::" -> "doble dos puntos";
            case ":" -> "dos puntos";
            default -> part.contains(".") ? octets(part) : Digits.oneByOne(part);
        };
    }

    private static String ipv4(MatchResult match) {
        String port = group(match, 3).isEmpty() ? "" : " puerto " + Digits.name(match.group(3));
        String range = group(match, 4).isEmpty() ? "" : " a ";
        return octets(match.group(1)) + prefix(group(match, 2)) + port + range;
    }

    private static String octets(String address) {
        return Arrays.stream(address.split("\\.")).map(Digits::name).collect(Collectors.joining(" punto "));
    }

    private static String prefix(String digits) {
        return digits.isEmpty() ? "" : " barra " + Digits.name(digits);
    }
}
