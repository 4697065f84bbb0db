package validate

import (
	"slices"
	"strconv"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// assessmentRows are the rows of the tables of an assessment, which may be read in any order
// and are put together once all packages are read.
type assessmentRows struct {
	tables  map[string]*assessmentTable // by name
	refused bool                        // one of them was not read, so that no gaps are reported
}

type assessmentTable struct {
	*dataset.Table
	at   diag.Position // of its schema
	rows []recordRow
}

// assessmentReader reads questionnaires by which readers assess themselves.
type assessmentReader struct {
	*engine
	records    *recordReader
	indicators *indicatorReader
	playbook   *playbookReader
	byDataset  map[*dataset.Dataset]*assessmentRows
}

// read reads the tables of an assessment: pillars, questions, their answers, what
// to do about low ones, and how it is scored.
func (c *assessmentReader) read(t *tableColumns, out *dataset.Table) {
	var columns, texts []string
	key := ""
	switch out.Name {
	case dataset.AssessmentPillars:
		key, columns, texts = "pillar", nil, []string{"name", "text", "ask"}
	case dataset.AssessmentQuestions:
		key, columns, texts = "question", []string{"pillar", "weight", "since"}, []string{"text"}
	case dataset.AssessmentAnswers:
		columns, texts = []string{"question", "answer"}, []string{"text"}
	case dataset.AssessmentAdvice:
		key, columns, texts = "question", []string{"tool"}, []string{"title", "text"}
	case dataset.AssessmentScoring:
		key, columns = "rule", []string{"value"}
	default:
		return
	}
	rows := c.byDataset[t.ds]
	if rows == nil {
		rows = &assessmentRows{tables: map[string]*assessmentTable{}}
		c.byDataset[t.ds] = rows
		c.afterwards(func() { c.assemble(t, rows) })
	}
	if !c.records.isWhole(t, out, key, columns, texts) {
		rows.refused = true
		return
	}
	rows.tables[out.Name] = &assessmentTable{out, t.r.Schema.Pos, c.records.read(t, out, texts...)}
}

// assemble puts a questionnaire together, and reports what it lacks: nobody should find out
// after sixteen answers that there is no result.
func (c *assessmentReader) assemble(t *tableColumns, rows *assessmentRows) {
	if rows.refused || c.partly[t.ds] {
		return
	}
	for _, name := range []string{dataset.AssessmentPillars, dataset.AssessmentQuestions, dataset.AssessmentAnswers, dataset.AssessmentAdvice, dataset.AssessmentScoring} {
		if rows.tables[name] == nil {
			c.problems.Add(t.r.Schema.Pos, "incomplete", diag.T("bảng hỏi chưa có bảng %q", "the questionnaire has no table %q", name),
				diag.T("thêm bảng ấy vào resources", "add that table to resources"))
			return
		}
	}
	a := &dataset.Assessment{Dataset: t.ds.Name}
	answers := rows.tables[dataset.AssessmentAnswers]
	a.Scale = answers.CodeListOf("answer")
	c.scoring(a, rows.tables[dataset.AssessmentScoring])
	scale := c.scale(a.Scale, answers.at)
	pillars := rows.tables[dataset.AssessmentPillars]
	list := pillars.CodeListOf("pillar")
	for _, r := range pillars.rows {
		a.Pillars = append(a.Pillars, r.Pillar())
	}
	var codes []string
	for _, r := range rows.tables[dataset.AssessmentQuestions].rows {
		c.question(t, a, r, scale, rows)
		codes = append(codes, r.Cells["question"])
	}
	for _, name := range []string{dataset.AssessmentAnswers, dataset.AssessmentAdvice} {
		for _, r := range rows.tables[name].rows {
			c.known(r.cell("question"), "câu hỏi", "question", codes)
		}
	}
	c.playbook.toolsNamed(rows.tables[dataset.AssessmentAdvice].rows)
	for n, r := range pillars.rows {
		c.pillar(a, &a.Pillars[n], r, rows.tables[dataset.AssessmentQuestions].rows)
	}
	for _, code := range c.catalog.CodeLists[list].Members() {
		if !slices.ContainsFunc(a.Pillars, func(p dataset.AssessmentPillar) bool { return p.Code == code.Code }) {
			c.problems.Add(pillars.at, "incomplete", diag.T("bảng hỏi chưa có trụ cột %q của danh mục %q", "the questionnaire lacks pillar %q of code list %q", code.Code, list),
				diag.T("thêm dòng vào bảng %q và ít nhất %d câu hỏi", "add a row to table %q, and %d questions at least", dataset.AssessmentPillars, a.Scoring.LeastAnswers))
		}
	}
	c.catalog.Assessments = append(c.catalog.Assessments, *a)
}

// scale are the scores of the steps of answers, if all codes of its list are whole numbers.
func (c *assessmentReader) scale(list string, at diag.Position) []int {
	var scores []int
	for _, code := range c.catalog.CodeLists[list].Members() {
		score, err := strconv.Atoi(code.Code)
		if err != nil || score < 0 {
			c.problems.Add(at, "type", diag.T("mức %q của danh mục %q không phải là số", "step %q of code list %q is no number", code.Code, list),
				diag.T("mã của thang trả lời là điểm: 0, 1, 2…", "codes of a scale of answers are scores: 0, 1, 2…"))
			continue
		}
		scores = append(scores, score)
	}
	return scores
}

func (c *assessmentReader) scoring(a *dataset.Assessment, table *assessmentTable) {
	for _, rule := range dataset.ScoringRules {
		n := slices.IndexFunc(table.rows, func(r recordRow) bool { return r.Cells["rule"] == rule.Name })
		if n < 0 {
			c.problems.Add(table.at, "incomplete", diag.T("cách chấm chưa có quy tắc %q", "the scoring lacks rule %q", rule.Name),
				diag.T("thêm dòng ấy vào bảng %q", "add that row to table %q", table.Name))
			continue
		}
		r := table.rows[n]
		value, err := strconv.ParseFloat(r.Cells["value"], 64)
		if whole := value >= 1 && value == float64(int(value)); err == nil && rule.Whole && !whole {
			c.problems.Add(r.cell("value").Pos, "type", diag.T("%q phải là số đếm từ 1", "%q is a count, from 1", rule.Name), diag.T("viết một số nguyên", "write a whole number"))
		}
		rule.Set(&a.Scoring, value)
	}
}

// question reads a question into its pillar, with its answers and advice.
func (c *assessmentReader) question(t *tableColumns, a *dataset.Assessment, r recordRow, scale []int, rows *assessmentRows) {
	q := r.Question()
	own := func(name string) []recordRow {
		return slices.DeleteFunc(slices.Clone(rows.tables[name].rows), func(x recordRow) bool { return x.Cells["question"] != q.Code })
	}
	c.name(r.cell("question"), packageName, hyphens)
	if at := r.cell("indicator"); at.V != "" {
		c.known(at, "chỉ số", "indicator", c.indicators.names())
	}
	if at := r.cell("since"); c.version(at) && dataset.LowerVersion(t.ds.Version, at.V) {
		c.problems.Add(at.Pos, "version", diag.T("câu %q hỏi từ phiên bản %s, mà bảng hỏi mới là %s", "question %q is asked since version %s, and the questionnaire is still %s", q.Code, at.V, t.ds.Version),
			diag.T("viết version: %q, hoặc sửa since", "write version: %q, or fix since", at.V))
	}
	for _, x := range own(dataset.AssessmentAnswers) {
		q.Answers = append(q.Answers, x.Answer())
	}
	q.Order()
	for _, score := range scale {
		if !slices.ContainsFunc(q.Answers, func(x dataset.Answer) bool { return x.Score == score }) {
			c.lacks(r.cell("question"), diag.T("câu trả lời ở mức %s", "an answer of step %s", strconv.Itoa(score)), dataset.AssessmentAnswers)
		}
	}
	if advice := own(dataset.AssessmentAdvice); len(advice) == 0 {
		c.lacks(r.cell("question"), diag.T("việc nên làm khi trả lời thấp", "advice for a low answer"), dataset.AssessmentAdvice)
	} else {
		q.Advice = advice[0].Advice()
	}
	n := slices.IndexFunc(a.Pillars, func(p dataset.AssessmentPillar) bool { return p.Code == q.Pillar })
	if n < 0 {
		c.problems.Add(r.cell("pillar").Pos, "reference", diag.T("trụ cột %q chưa có trong bảng %q", "pillar %q is not in table %q", q.Pillar, dataset.AssessmentPillars),
			diag.T("thêm trụ cột vào bảng ấy", "add the pillar to that table"))
		return
	}
	a.Pillars[n].Questions = append(a.Pillars[n].Questions, q)
}

// lacks reports what a question has not got.
func (c *assessmentReader) lacks(question load.Str, what diag.Text, table string) {
	c.problems.Add(question.Pos, "incomplete", diag.T("câu hỏi %q chưa có %s", "question %q has not got %s", question.V, what), diag.T("thêm dòng vào bảng %q", "add a row to table %q", table))
}

// pillar wants a pillar that can have a score: enough questions, and weights that add up.
func (c *assessmentReader) pillar(a *dataset.Assessment, p *dataset.AssessmentPillar, r recordRow, questions []recordRow) {
	if len(p.Questions) < a.Scoring.LeastAnswers {
		c.problems.Add(r.cell("pillar").Pos, "incomplete", diag.T("trụ cột %q có %d câu hỏi, mà cần %d câu trả lời mới có điểm", "pillar %q has %d of the %d questions that it needs to have a score", p.Code, len(p.Questions), a.Scoring.LeastAnswers),
			diag.T("thêm câu hỏi cho trụ cột", "add questions to the pillar"))
		return
	}
	sum := 0
	for _, q := range p.Questions {
		sum += q.Weight
	}
	if sum != 100 {
		first := questions[slices.IndexFunc(questions, func(x recordRow) bool { return x.Cells["pillar"] == p.Code })]
		c.problems.Add(first.cell("weight").Pos, "weights", diag.T("trọng số các câu của trụ cột %q cộng lại là %d", "the weights of the questions of pillar %q add up to %d", p.Code, sum),
			diag.T("sửa cột weight để cộng lại là 100", "fix column weight so that they add up to 100"))
	}
}
