/** The user's MikroTik API: a service that answers questions about routers, in Spanish. */
package inboundcalls.mikrotik;
