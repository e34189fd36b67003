/** The running server as one thing that starts and stops. */
package inboundcalls.server;
