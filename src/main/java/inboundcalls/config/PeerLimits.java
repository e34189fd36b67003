package inboundcalls.config;

import java.time.Duration;

/**
 * What is asked of whoever connects.
 *
 * @param uuidTimeout how long a new connection may take to say which call it is
 * @param messageTimeout how long a message may take from its first byte to its last
 * @param lostTimeout how long Asterisk's side may leave what was sent unacknowledged
 * @param connections at a time, calls included
 * @param waiting connections at a time that have not said which call they are
 * @param perSecond new connections
 */
public record PeerLimits(
        Duration uuidTimeout,
        Duration messageTimeout,
        Duration lostTimeout,
        int connections,
        int waiting,
        int perSecond) {}
