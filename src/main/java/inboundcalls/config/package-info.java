/** The settings, from files and environment, checked before anything starts. */
package inboundcalls.config;
