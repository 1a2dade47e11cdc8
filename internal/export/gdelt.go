package export

import (
	"hash/fnv"
	"slices"
	"strings"
	"time"

	"github.com/sanad-news/sanad/internal/plover"
)

// GDELTRow is an event in the layout of the GDELT 2.0 event files: 61 columns
// without a head, one directed row for each who and whom, in the order of the
// codebook (The GDELT Project, Event Database Data Format Codebook V2.0, 2015).
// README.md tells which columns are filled.
type GDELTRow struct {
	GLOBALEVENTID        int64  `json:"GLOBALEVENTID"`
	SQLDATE              string `json:"SQLDATE"`
	MonthYear            string `json:"MonthYear"`
	Year                 string `json:"Year"`
	FractionDate         string `json:"FractionDate"`
	Actor1Code           string `json:"Actor1Code"`
	Actor1Name           string `json:"Actor1Name"`
	Actor1CountryCode    string `json:"Actor1CountryCode"`
	Actor1KnownGroupCode string `json:"Actor1KnownGroupCode"`
	Actor1EthnicCode     string `json:"Actor1EthnicCode"`
	Actor1Religion1Code  string `json:"Actor1Religion1Code"`
	Actor1Religion2Code  string `json:"Actor1Religion2Code"`
	Actor1Type1Code      string `json:"Actor1Type1Code"`
	Actor1Type2Code      string `json:"Actor1Type2Code"`
	Actor1Type3Code      string `json:"Actor1Type3Code"`
	Actor2Code           string `json:"Actor2Code"`
	Actor2Name           string `json:"Actor2Name"`
	Actor2CountryCode    string `json:"Actor2CountryCode"`
	Actor2KnownGroupCode string `json:"Actor2KnownGroupCode"`
	Actor2EthnicCode     string `json:"Actor2EthnicCode"`
	Actor2Religion1Code  string `json:"Actor2Religion1Code"`
	Actor2Religion2Code  string `json:"Actor2Religion2Code"`
	Actor2Type1Code      string `json:"Actor2Type1Code"`
	Actor2Type2Code      string `json:"Actor2Type2Code"`
	Actor2Type3Code      string `json:"Actor2Type3Code"`
	IsRootEvent          string `json:"IsRootEvent"`
	EventCode            string `json:"EventCode"`
	EventBaseCode        string `json:"EventBaseCode"`
	EventRootCode        string `json:"EventRootCode"`
	QuadClass            string `json:"QuadClass"`
	GoldsteinScale       string `json:"GoldsteinScale"`
	NumMentions          string `json:"NumMentions"`
	NumSources           string `json:"NumSources"`
	NumArticles          string `json:"NumArticles"`
	AvgTone              string `json:"AvgTone"`
	Actor1GeoType        string `json:"Actor1Geo_Type"`
	Actor1GeoFullname    string `json:"Actor1Geo_Fullname"`
	Actor1GeoCountryCode string `json:"Actor1Geo_CountryCode"`
	Actor1GeoADM1Code    string `json:"Actor1Geo_ADM1Code"`
	Actor1GeoADM2Code    string `json:"Actor1Geo_ADM2Code"`
	Actor1GeoLat         string `json:"Actor1Geo_Lat"`
	Actor1GeoLong        string `json:"Actor1Geo_Long"`
	Actor1GeoFeatureID   string `json:"Actor1Geo_FeatureID"`
	Actor2GeoType        string `json:"Actor2Geo_Type"`
	Actor2GeoFullname    string `json:"Actor2Geo_Fullname"`
	Actor2GeoCountryCode string `json:"Actor2Geo_CountryCode"`
	Actor2GeoADM1Code    string `json:"Actor2Geo_ADM1Code"`
	Actor2GeoADM2Code    string `json:"Actor2Geo_ADM2Code"`
	Actor2GeoLat         string `json:"Actor2Geo_Lat"`
	Actor2GeoLong        string `json:"Actor2Geo_Long"`
	Actor2GeoFeatureID   string `json:"Actor2Geo_FeatureID"`
	ActionGeoType        string `json:"ActionGeo_Type"`
	ActionGeoFullname    string `json:"ActionGeo_Fullname"`
	ActionGeoCountryCode string `json:"ActionGeo_CountryCode"`
	ActionGeoADM1Code    string `json:"ActionGeo_ADM1Code"`
	ActionGeoADM2Code    string `json:"ActionGeo_ADM2Code"`
	ActionGeoLat         string `json:"ActionGeo_Lat"`
	ActionGeoLong        string `json:"ActionGeo_Long"`
	ActionGeoFeatureID   string `json:"ActionGeo_FeatureID"`
	DATEADDED            string `json:"DATEADDED"`
	SOURCEURL            string `json:"SOURCEURL"`
}

// gdeltRows writes the events that took place, in the layout of GDELT.
func (j *job) gdeltRows(write func(*GDELTRow) error) error {
	return j.events(func(e *Event) error {
		return j.directed(e, func(from, to *partyOf) error {
			row := GDELTRow{
				GLOBALEVENTID: eventNumber(e, from, to), EventCode: e.CAMEO, EventBaseCode: e.CAMEO, EventRootCode: e.CAMEO, QuadClass: quadClass(e.Quad),
				NumMentions: "1", NumSources: "1", NumArticles: "1", ActionGeoFullname: e.Place, DATEADDED: stamp(e.report.Added), SOURCEURL: e.Page,
				IsRootEvent: "1",
			}
			if e.Statement != "" {
				row.IsRootEvent = "0" // someone's statement tells it
			}
			row.setDate(e)
			row.Actor1Name, row.Actor1CountryCode, row.Actor1Code = strings.ToUpper(from.actor.Name), j.iso3(from), j.iso3(from)
			if to != nil {
				row.Actor2Name, row.Actor2CountryCode, row.Actor2Code = strings.ToUpper(to.actor.Name), j.iso3(to), j.iso3(to)
			}
			return write(&row)
		})
	})
}

// setDate fills as much of the date as is known: a day, a month or a year.
func (row *GDELTRow) setDate(e *Event) {
	from, errA := time.Parse(time.DateOnly, e.From)
	to, errZ := time.Parse(time.DateOnly, e.To)
	if e.Date == "" || errA != nil || errZ != nil || from.Year() != to.Year() {
		return
	}
	row.Year = from.Format("2006")
	if from.Month() == to.Month() {
		row.MonthYear = from.Format("200601")
	}
	if from.Equal(to) {
		row.SQLDATE = from.Format("20060102")
	}
}

// eventNumber is a number that is the same for the same row of the same report
// in every export.
func eventNumber(e *Event, from, to *partyOf) int64 {
	h := fnv.New64a()
	for _, s := range []string{e.UID, from.actor.Key} {
		_, _ = h.Write([]byte(s + "\x00")) // a hash takes everything
	}
	if to != nil {
		_, _ = h.Write([]byte(to.actor.Key))
	}
	return int64(h.Sum64() >> 1)
}

// quadClass is the number that GDELT gives a class of events; "" where it has
// none.
func quadClass(quad string) string {
	i := slices.Index([]plover.Quad{plover.VerbalCooperation, plover.MaterialCooperation, plover.VerbalConflict, plover.MaterialConflict}, plover.Quad(quad))
	if i < 0 {
		return ""
	}
	return string(rune('1' + i))
}
