package line

// feature names what is measured of a pair of propositions.
type feature int

const (
	fBias      feature = iota
	fCoverLess         // the lesser share of a clause's weight found anywhere in the other statement
	fCoverMore         // the greater
	fCoreLess          // the same, found in the other clause itself
	fCoreMore
	fProduct       // of the two shares
	fMass          // log of the weight shared
	fWords         // share of the weight shared by equal stems
	fActorClash    // each names an actor that the other does not
	fActorAlone    // one names an actor that the other does not
	fActorShared   // actors in common
	fNoActors      // neither names any
	fSigns         // share of the weight shared that one denies and the other does not
	fContrary      // share of the weight shared whose meanings exclude each other
	fParity        // one is denied on the whole, the other is not
	fNumberClash   // different numbers
	fReplaced      // weight of what stands in the same place in both, and differs
	fReplacedWords // the same, where all around it is equal
	fConditions
	fQuestions
	fWeakens
	fRecalls
	fTenses
	fLimits
	fSamples
	fBounds
	fParts
	fTotals
	fObliges
	fPends
	fLonelyLess // weight of what has no match, on the side that has less of it
	fLonelyMore
	fVerbs    // share of the weight of verbs that is matched, on the worse side
	fDenied   // share of the weight of what is denied that is matched
	fSiblings // weight of what has no match, and stands beside what the other has in its place
	fKnown    // weight of known words without a match, on the side that has less
	fElliptic // only one of the two names actors
	fTailLess // share of the predicate that the other has, on the worse side
	fTailMass // weight of the predicate, on the lighter side
	fCross    // the languages differ
	fTurned   // weight that the other statement says only the other way round
	fTurnedShare
	fRare
	fTopic // lesser share of a clause that the other statement has, rough matches counted
	fTotal // the lighter clause's weight
	fFuture
	fDone
	fKeeps
	fExists
	fAgrees
	fClashes
	fUntold
	fDenials // both deny something
	fBrief   // share of the predicate of a clause that names nobody that the other has
	fSubject // how well a word of the subject fits one of the other's, on the worse side
	// of the clauses' telling items, paired one to one: see measurePairs. Less and
	// More are of the two sides
	fMetLess // share of a side's weight that the other has
	fMetMore
	fMetWeightLess
	fMetWeightMore
	fWeightLess
	fWeightMore
	fLoneLess // weight without a match
	fLoneMore
	fLoneCountLess // items without one
	fLoneCountMore
	fLackLess // weight without a match around the other clause either
	fLackMore
	fLackKnownLess // of it, words with concepts
	fLackKnownMore
	fLackUnknownLess // words without
	fLackUnknownMore
	fLackVerbLess
	fLackVerbMore
	fLackNameLess // how many names
	fLackNameMore
	fLackNumberLess // how many numbers
	fLackNumberMore
	fLackSubjectLess // weight before the predicate
	fLackSubjectMore
	fLackTailLess // weight in the predicate
	fLackTailMore
	fLackLightLess // light words that no concept knows: days and months
	fLackLightMore
	fDenialsLess
	fDenialsMore
	fOpposed     // pairs of words that exclude each other
	fContraries  // of these, those that can both be false
	fTurnedAlone // words without a match that deny their concept
	fOdd         // one side is denied on the whole, the other is not, words that deny counted
	fOddDenials  // the same, with no more than the negations counted
	fAgreeing    // weight of pairs denied alike
	fClashing    // weight of pairs of which one is denied
	fCrossing    // each side denies what the other asserts
	fInverted    // share of the pairs of pairs that stand in the other order
	fNamesInverted
	fNames   // names that both have
	fVerbMet // how well the best matched verb is
	fExact   // share of weight matched by equal stems
	fNumbers // numbers that both have
	fSlots2  // weight without a match between the same neighbours
	fSlotsExact
	fKin       // weight without a match that are kinds of the same
	fVerbClash // weight of verbs that one denies and the other does not
	fVerbAgree // weight of verbs that both deny
	fStrayLess // names in a whole statement that the other has nowhere
	fStrayMore
	fCommonNames // names that both statements have
	// weight without a match of its own, one to one: of all, before the predicate, in
	// it, of words that are no verbs
	fSoleLess
	fSoleMore
	fSoleSubjectLess
	fSoleSubjectMore
	fSoleTailLess
	fSoleTailMore
	fSoleNounLess
	fSoleNounMore
	fWhenLess // words that tell when, and that the other lacks
	fWhenMore
	fAdds       // one says that it is not all, or does not stay so
	fStrayNames // names that no table knows and the other statement lacks, on the side that has fewer
	fAround     // of what governs a clause that only tells which thing is meant, the share that the other statement has
	fRough      // share of the weight matched one to one by families, or worse
	fModifiers  // how many of the two only tell which thing is meant: sanctions that have no mandate
	numFeatures
)

type features [numFeatures]float32

// featureNames are the features as trees.tsv writes them, in order.
var featureNames = [numFeatures]string{
	"bias",
	"cover-less",
	"cover-more",
	"core-less",
	"core-more",
	"product",
	"mass",
	"words",
	"actor-clash",
	"actor-alone",
	"actor-shared",
	"no-actors",
	"signs",
	"contrary",
	"parity",
	"number-clash",
	"replaced",
	"replaced-words",
	"conditions",
	"questions",
	"weakens",
	"recalls",
	"tenses",
	"limits",
	"samples",
	"bounds",
	"parts",
	"totals",
	"obliges",
	"pends",
	"lonely-less",
	"lonely-more",
	"verbs",
	"denied",
	"siblings",
	"known",
	"elliptic",
	"tail-less",
	"tail-mass",
	"cross",
	"turned",
	"turned-share",
	"rare",
	"topic",
	"total",
	"future",
	"done",
	"keeps",
	"exists",
	"agrees",
	"clashes",
	"untold",
	"denials",
	"brief",
	"subject",
	"met-less",
	"met-more",
	"met-weight-less",
	"met-weight-more",
	"weight-less",
	"weight-more",
	"lone-weight-less",
	"lone-weight-more",
	"lone-count-less",
	"lone-count-more",
	"lack-less",
	"lack-more",
	"lack-known-less",
	"lack-known-more",
	"lack-unknown-less",
	"lack-unknown-more",
	"lack-verb-less",
	"lack-verb-more",
	"lack-name-less",
	"lack-name-more",
	"lack-number-less",
	"lack-number-more",
	"lack-subject-less",
	"lack-subject-more",
	"lack-tail-less",
	"lack-tail-more",
	"lack-light-less",
	"lack-light-more",
	"denials-less",
	"denials-more",
	"opposed",
	"contraries",
	"turned-alone",
	"odd",
	"odd-denials",
	"agreeing",
	"clashing",
	"crossing",
	"inverted",
	"names-inverted",
	"names",
	"verb-met",
	"exact",
	"numbers",
	"slots",
	"slots-exact",
	"kin",
	"verb-clash",
	"verb-agree",
	"stray-less",
	"stray-more",
	"common-names",
	"sole-less",
	"sole-more",
	"sole-subject-less",
	"sole-subject-more",
	"sole-tail-less",
	"sole-tail-more",
	"sole-noun-less",
	"sole-noun-more",
	"when-less",
	"when-more",
	"adds",
	"stray-names",
	"around",
	"rough",
	"modifiers",
}
