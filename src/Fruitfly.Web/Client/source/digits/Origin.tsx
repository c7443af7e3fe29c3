/** What is known of the published human value, and what is not. */
export function Origin() {
  return (
    <section aria-labelledby="origin">
      <h2 id="origin">Where the published human value comes from</h2>
      <dl class="origin">
        <div>
          <dt>Known</dt>
          <dd>
            The notebooks of mnist1d (Greydanus and Kobak) draw the human as one line at 95.8 %. The README's table says
            “human expert”, 96 %, and about 30 % on shuffled digits; the slides add ± 1. The paper says that an
            experienced human can outperform a strong convolutional network. The repository keeps four files of human
            answers and a picture of their errors by class.
          </dd>
        </div>
        <div>
          <dt>Not known here</dt>
          <dd>
            How many digits were classified, how long each was looked at, and whether the templates were in sight. So
            the pace of the original study cannot be copied.
          </dd>
        </div>
        <div>
          <dt>In this room</dt>
          <dd>
            Practice on training examples with the templates in sight and each answer shown; then digits of the test
            split without templates or answers. There is no time limit; your pace is shown.
          </dd>
        </div>
      </dl>
    </section>
  );
}
