#!/bin/sh
# Makes the recordings that the simulated call is held with: the caller's questions as a phone sends them (8 kHz), the assistant's
# sentences as the model speaks them (24 kHz); what callers hear from the server itself (16 kHz), and from the dialplan (8 kHz, as Asterisk's
# sounds are). Needs espeak-ng and sox. The results are committed; run it again only to change a sentence.
set -eu

root="$(cd "$(dirname "$0")/.." && pwd)"
out="$root/src/main/resources/simulation"
raw="$(mktemp)"
trap 'rm -f "$raw"' EXIT
mkdir -p "$out" "$root/conf/prompts" "$root/asterisk-dialplan/sounds/openai"

# Cuts the silence before and after the sentence, which is then given edges of 20 ms.
edges="silence 1 0.005 -50d reverse silence 1 0.005 -50d reverse pad 0.02 0.02"

# A phone passes about 200 to 3,500 Hz.
question() {
    espeak-ng -v es-419 -p 30 -s 175 -g 0 -w "$raw" "$2"
    # shellcheck disable=SC2086
    sox -D "$raw" -r 8000 -b 16 -c 1 "$out/$1.wav" rate -v 8000 sinc 200-3500 $edges gain -n -6
}

sentence() {
    assistant 24000 "$out/$1.wav" "$2"
}

prompt() {
    assistant 16000 "$root/conf/prompts/$1.wav" "$2"
}

dialplan() {
    assistant 8000 "$root/asterisk-dialplan/sounds/openai/$1.wav" "$2"
}

assistant() {
    espeak-ng -v es-419+f2 -p 55 -s 200 -g 0 -w "$raw" "$3"
    # shellcheck disable=SC2086
    sox -D "$raw" -r "$1" -b 16 -c 1 "$2" rate -v "$1" $edges gain -n -6
}

question pregunta-clientes-router "¿Cuántos clientes activos hay en router 146?"
question pregunta-trafico-wan "¿Cuál es el tráfico de la interfaz WAN?"
question pregunta-routers "¿Qué routers están configurados?"
question pregunta-clientes "¿Cuántos clientes activos hay?"

sentence saludo "Hola, soy el asistente de red. ¿Qué desea saber?"
sentence consulta "Déjame consultar esa información..."
sentence repetir "¿Puede repetir la pregunta?"
sentence sin-respuesta "No tengo una respuesta para eso"
sentence respuesta-clientes-router "En el router FIBRA ÓPTICA hay 221 clientes activos."
sentence respuesta-trafico-wan "El tráfico de la interfaz WAN es de 842 megabits de bajada y 96 de subida en fibra óptica, 388 y 41 en torre norte, y 175 y 22 en centro."
sentence respuesta-routers "Hay tres routers configurados: fibra óptica, torre norte y centro."
sentence respuesta-clientes "En total hay 442 clientes activos, en tres routers."

prompt un-momento "Déjame consultar esa información..."
prompt bienvenida "Gracias por llamar. Un momento, por favor."
prompt se-corto "Disculpe, se cortó un momento."
prompt no-disponible "Lo siento, el asistente no está disponible en este momento."
prompt lineas-ocupadas "Lo siento, en este momento todas las líneas están ocupadas."
prompt se-detiene "Disculpe, el asistente tiene que terminar aquí. Gracias por llamar."

dialplan no-disponible "Lo siento, el asistente no está disponible en este momento."
dialplan lineas-ocupadas "Lo siento, en este momento todas las líneas están ocupadas."
dialplan se-termina "Disculpe, la llamada ha durado lo máximo que puede durar."
dialplan le-atienden "Enseguida le atiende una persona. Un momento, por favor."
dialplan deje-mensaje "Ahora no le puede atender nadie. Deje su mensaje después de la señal, y cuelgue al terminar."
dialplan hasta-luego "Gracias por llamar. Hasta luego."
sox -n -r 8000 -b 16 -c 1 "$root/asterisk-dialplan/sounds/openai/senal.wav" synth 0.4 sine 1000 gain -12 fade 0.01 0.4 0.02
dialplan se-graba "Esta llamada se va a grabar. Si no lo desea, pulse el dos. Si está de acuerdo, espere."
dialplan no-se-graba "De acuerdo. Esta llamada no se graba."
