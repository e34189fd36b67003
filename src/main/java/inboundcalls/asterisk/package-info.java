/** Asterisk beside its AudioSocket: what its REST interface (ARI) tells of a call, and what the dialplan is told to do next. */
package inboundcalls.asterisk;
