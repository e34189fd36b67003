/** Texts that were written to be read, as they are said in Spanish. */
package inboundcalls.spoken;
