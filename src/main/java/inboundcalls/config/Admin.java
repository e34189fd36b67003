package inboundcalls.config;

import java.util.List;
import java.util.Optional;

/**
 * The port for those who watch the server.
 *
 * @param port 0: none
 * @param hosts names, beside addresses and localhost, by which it may be asked
 * @param token what everybody must show; absent only on loopback
 */
public record Admin(String address, int port, List<String> hosts, Optional<Secret> token) {}
