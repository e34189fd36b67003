/** Many calls at once against a server, and the figures that tell how it bears them. */
package inboundcalls.load;
