package inboundcalls.spoken;

/** The forms of a Spanish number that ends in one or has hundreds. */
enum Form {
    /** By itself: {@code veintiuno}, {@code doscientos}. */
    ALONE("uno", "veintiuno", "os"),
    /** Before a masculine noun, or {@code mil} and {@code millones}: {@code veintiún clientes}. */
    MASCULINE("un", "veintiún", "os"),
    /** Before a feminine noun: {@code doscientas veintiuna interfaces}. */
    FEMININE("una", "veintiuna", "as");

    final String one;
    final String twentyOne;
    /** At the end of the hundreds from 200 on. */
    final String hundreds;

    Form(String one, String twentyOne, String hundreds) {
        this.one = one;
        this.twentyOne = twentyOne;
        this.hundreds = hundreds;
    }
}
