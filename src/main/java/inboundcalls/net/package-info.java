/** The sockets of this machine, as Netty drives them. */
package inboundcalls.net;
