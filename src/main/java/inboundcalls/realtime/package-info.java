/** The OpenAI Realtime API over WebSocket, GA events only: plain calls on one side, JSON text on the other. */
package inboundcalls.realtime;
