import type { Specification } from "fruitfly-report/specification";
import { Chart } from "../parts/Chart";
import { Failure } from "../parts/Failure";
import { Scoreboard, type Claim } from "../parts/Scoreboard";
import { useRequest } from "../parts/useRequest";

interface ExperimentCard {
  name: string;
  title: string;
  summary: string;
  source: string;
  report: { file: string; lead: string; finished: string; claims: Claim[]; figure: Specification | null } | null;
}

export default function GalleryPage() {
  const { data, error } = useRequest<ExperimentCard[]>("/api/gallery");
  if (error) return <Failure error={error} />;
  if (!data) return null;
  return (
    <>
      <div class="opening">
        <h1>Experiments</h1>
        <Scoreboard claims={data.flatMap((card) => card.report?.claims ?? [])} />
      </div>
      <ul class="reports">
        {data.map((card) => (
          <Card card={card} key={card.name} />
        ))}
      </ul>
    </>
  );
}

function Card({ card }: { card: ExperimentCard }) {
  return (
    <li>
      {card.report?.figure && (
        <figure class="thumbnail" aria-hidden="true">
          <Chart specification={card.report.figure} label="" small />
        </figure>
      )}
      <div>
        <p class="name">{card.name}</p>
        <h2>{card.report ? <a href={`/reports/${card.report.file}`}>{card.title}</a> : card.title}</h2>
        <p>{card.report?.lead ?? card.summary}</p>
        {card.report && <Scoreboard claims={card.report.claims} />}
      </div>
    </li>
  );
}
