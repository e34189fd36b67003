/** A whole call on this machine, with its own judge. */
package inboundcalls.demo;
