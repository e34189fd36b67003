/** Sound in the middle of the way: blocks of samples, and what turns one rate into another. */
package inboundcalls.audio;
