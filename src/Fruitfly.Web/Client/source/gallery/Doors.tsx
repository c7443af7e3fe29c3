/** The three ways in. */
export function Doors() {
  return (
    <nav class="doors" aria-label="Ways in">
      {doors.map(({ address, title, words }) => (
        <a href={address} key={address}>
          <b>{title}</b>
          <span>{words}</span>
        </a>
      ))}
    </nav>
  );
}

const doors = [
  {
    address: "/lecture",
    title: "See the lectures",
    words: "Two decks of questions, each answered by a measurement, one screen a page.",
  },
  {
    address: "/playground",
    title: "Play with a network",
    words: "Set one up, watch it learn, and change it while it does.",
  },
  {
    address: "/diagnoses",
    title: "Bring your data",
    words: "Ask what limits a network on your table: data, capacity, noise or luck.",
  },
];
