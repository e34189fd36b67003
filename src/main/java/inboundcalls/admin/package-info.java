/** The port for those who watch the server: HTTP on Netty, on a loop of its own, which no call lives on. */
package inboundcalls.admin;
