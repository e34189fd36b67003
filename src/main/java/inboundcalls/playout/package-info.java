/** From the bursts in which the model speaks, and sounds of this server's own, to the one frame every 20 ms that a phone can play. */
package inboundcalls.playout;
