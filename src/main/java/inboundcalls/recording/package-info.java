/** The sound of calls, where it is kept: a stereo file for each, written on a thread of its own. */
package inboundcalls.recording;
