/** Calls for minutes on end with faults at random, and whether every one of them got what it must. */
package inboundcalls.soak;
