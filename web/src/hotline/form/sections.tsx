// The five sections. Memoised: nothing above the form may render them.
import { memo } from "react";
import { ComplaintSection } from "./complaint-section";
import { EmployerSection } from "./employer-section";
import { NextStepSection } from "./next-step-section";
import { SafetySection } from "./safety-section";
import { WorkerSection } from "./worker-section";

export const Sections = memo(function Sections({ edit = false }: { edit?: boolean }) {
  return (
    <div className="card">
      <SafetySection />
      <WorkerSection />
      <ComplaintSection />
      <EmployerSection />
      <NextStepSection edit={edit} />
    </div>
  );
});
