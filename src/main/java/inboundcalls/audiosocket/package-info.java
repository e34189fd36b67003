/** Asterisk's AudioSocket on raw TCP: one byte of kind, two of length (big endian), the payload. */
package inboundcalls.audiosocket;
