const KEPT = 1 << 20;

/** The last megabyte of what is printed: a program that prints for ever costs neither memory nor time. */
export class Tail {
  private readonly pieces: string[] = [];
  private length = 0;

  add(piece: string): void {
    this.pieces.push(piece);
    this.length += piece.length;
    if (this.length <= 4 * KEPT) return;
    this.pieces.splice(0, this.pieces.length, this.text());
    this.length = KEPT;
  }

  text(): string {
    return this.pieces.join('').slice(-KEPT);
  }
}
