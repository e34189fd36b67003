/** Peers of the server for demo, tests and load: as strict as the real ones. */
package inboundcalls.simulation;
